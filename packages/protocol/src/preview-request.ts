import { Type, type Static } from 'typebox'
import type { Frozen } from './frozen.ts'
import { StepPlace } from './step-place.ts'

const closed = { additionalProperties: false } as const
const Word = Type.String({ pattern: '^[a-z][a-zA-Z0-9_]{0,39}$' })

/** Somebody that a backend is tried as; their account is made where it is missing. */
export const Person = Type.Object(
  {
    name: Word,
    /** What they are from now on; what they are already, where it is absent. */
    role: Type.Optional(Word),
    membership: Type.Optional(
      Type.Object(
        {
          /** The first or the second that there is; made where it is missing. */
          organisation: Type.Integer({ minimum: 1, maximum: 2 }),
          role: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
        },
        closed,
      ),
    ),
    /** They call with a key that is good for these, and not by having signed in. */
    scopes: Type.Optional(
      Type.Array(Type.String({ maxLength: 100 }), { minItems: 1, maxItems: 50 }),
    ),
    /** An account for a program, which nobody signs in to. It has scopes. */
    isProgram: Type.Optional(Type.Literal(true)),
  },
  closed,
)
export type Person = Frozen<Static<typeof Person>>

/** Who calls: `user` has an ordinary account, `admin` one of the highest role that is drawn. */
export const AnyCaller = Type.Union([Type.Enum(['nobody', 'user', 'admin'] as const), Person])
export type AnyCaller = Frozen<Static<typeof AnyCaller>>

/** A request as it goes over the wire. */
export const Sent = {
  method: Type.Enum(['GET', 'POST', 'PATCH', 'DELETE', 'PUT'] as const),
  path: Type.String({ minLength: 1, maxLength: 4000, pattern: '^/' }),
  headers: Type.Optional(
    Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 8000 }), {
      maxProperties: 50,
    }),
  ),
  /** As it goes over the wire. */
  body: Type.Optional(Type.String({ maxLength: 3_500_000 })),
  /** A body that is no text, such as a form with files, is given as base64. */
  bodyAs: Type.Optional(Type.Enum(['text', 'base64'] as const)),
}

export const PreviewRequest = Type.Object(
  {
    as: AnyCaller,
    ...Sent,
    /** It leaves nothing behind in the database. */
    dry: Type.Optional(Type.Boolean()),
    /** The step after which it goes no further; nothing stays of it either. */
    until: Type.Optional(Type.Object(StepPlace, closed)),
  },
  closed,
)
export type PreviewRequest = Frozen<Static<typeof PreviewRequest>>
