import { Type, type Static } from 'typebox'
import { Properties } from '../../flow/property-schema.ts'
import type { Levels } from '../../levels.ts'
import { always, stepFace, textOf } from '../face.ts'
import { Formula, strict, Text } from '../settings.ts'
import { WhenWrong } from '../signing.ts'

export const VerifyTokenSettings = Type.Object(
  {
    token: Formula('Token'),
    key: Formula('Key', 'Such as secrets.PARTNER_KEY; at least 32 characters.', 'secrets'),
    claims: Properties('Claims', 'What of the token is used. One that lacks it is wrong.'),
    issuer: Type.Optional(Text('Issuer')),
    audience: Type.Optional(Text('Audience')),
    whenWrong: WhenWrong,
  },
  { title: 'Verify a token', ...strict },
)
export type VerifyTokenSettings = Static<typeof VerifyTokenSettings>

export const verifyTokenFace = stepFace({
  kind: 'verifyToken',
  title: 'Verify a token',
  summary: 'Reads a JSON Web Token of another service, which has signed it with a key you share.',
  icon: 'badge-check',
  group: 'security',
  vocabulary: ['verify', 'token', 'jwt', 'claims', 'decode'],
  settings: VerifyTokenSettings,
  levels: { issuer: 'expert', audience: 'expert' } satisfies Levels<VerifyTokenSettings>,
  defaults: { token: '', key: 'secrets.TOKEN_KEY', claims: [] },
  sentence: (step) => `Verifies the token ${textOf(step, 'token')}`,
  yields: always,
  firstName: () => 'caller',
})
