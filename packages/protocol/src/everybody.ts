import { Type, type Static } from 'typebox'
import type { Frozen } from './frozen.ts'
import { AnyCaller, Sent } from './preview-request.ts'

/** One request, and those who make it. */
export const Everybody = Type.Object(
  { callers: Type.Array(AnyCaller, { minItems: 1, maxItems: 30 }), ...Sent },
  { additionalProperties: false },
)

const Told = Type.Object({
  status: Type.Integer(),
  /** What the rules say: a status, or that the endpoint does what it does; null where the row decides. */
  expected: Type.Union([Type.Integer(), Type.Literal('done'), Type.Null()]),
  agrees: Type.Boolean(),
})

/** What one of them was told. */
export const Comparison = Type.Object({
  /** Whose the row is that the request is about; null where it is about none. */
  whose: Type.Union([Type.Enum(['own', 'foreign', 'missing', 'there'] as const), Type.Null()]),
  told: Told,
  /** The same about a row that is not there. */
  missing: Type.Union([Told, Type.Null()]),
})
export type Comparison = Frozen<Static<typeof Comparison>>
