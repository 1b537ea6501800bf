import { Type } from 'typebox'

/** How a text is signed, for those who sign and those who look at a signature. */
export const SIGNING = {
  algorithm: Type.Optional(
    Type.Enum(['sha256', 'sha512'] as const, { title: 'Algorithm', default: 'sha256' }),
  ),
  as: Type.Optional(
    Type.Enum(['hex', 'base64', 'base64url'] as const, { title: 'Written as', default: 'hex' }),
  ),
}

/** What is done with a signature or a token that is not right. */
export const WhenWrong = Type.Optional(
  Type.Enum(['fail', 'give'] as const, {
    title: 'When it is wrong',
    description: 'Fail with 401, or go on.',
    default: 'fail',
  }),
)
