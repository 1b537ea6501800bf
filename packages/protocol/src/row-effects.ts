import { MENDS, OUTCOMES } from '@drawbridge/sql'
import { Type, type Static } from 'typebox'
import { CommandSchema } from './command.ts'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams as params } from './projects.ts'
import { Cell, CELL_TYPES } from './rows.ts'

const closed = { additionalProperties: false } as const
const Commands = Type.Array(CommandSchema, { maxItems: 500 })

/** What edits do to rows that are there. */
const RowEffect = Type.Object({
  /** Names it among those of the same edits. */
  id: Type.String(),
  table: Type.String(),
  column: Type.Union([Type.String(), Type.Null()]),
  /** `conflicts`: it can’t be made until the rows differ. */
  outcome: Type.Enum(OUTCOMES),
  /** Somebody has to agree to it before. */
  isLoss: Type.Boolean(),
  /** Rows that it hits; of values that are alike, those. */
  rows: Type.Integer(),
  /** Rows of the table. */
  all: Type.Integer(),
  sentence: Type.String(),
  /** Some of them; `after` null where nothing is left of the value, or it can’t be told before. */
  some: Type.Array(Type.Object({ row: Type.String(), before: Cell, after: Cell })),
  /** What may be done to them before. */
  mends: Type.Array(Type.Enum(MENDS)),
  /** What a value of the column may be afterwards. */
  type: Type.Union([Type.Enum(CELL_TYPES), Type.Null()]),
  values: Type.Array(Type.String()),
})
export type RowEffect = Frozen<Static<typeof RowEffect>>

const RowMend = Type.Object(
  {
    effect: Type.String({ minLength: 1, maxLength: 500 }),
    how: Type.Enum(MENDS),
    value: Type.Optional(
      Type.Union([Type.String({ maxLength: 1000 }), Type.Number(), Type.Boolean()]),
    ),
  },
  closed,
)
export type RowMend = Frozen<Static<typeof RowMend>>

export const rowEffects = {
  planPreview: contract({
    method: 'POST',
    path: '/projects/:project/preview/plan',
    summary: 'What edits would do to the rows that are there',
    permission: 'viewer',
    params,
    body: Type.Object({ commands: Commands }, closed),
    reply: Type.Object({ effects: Type.Array(RowEffect) }),
  }),
  mendRows: contract({
    method: 'POST',
    path: '/projects/:project/preview/mends',
    summary: 'Mend rows that edits would hit, before they are made: all of it, or nothing',
    permission: 'editor',
    params,
    body: Type.Object(
      { commands: Commands, mends: Type.Array(RowMend, { minItems: 1, maxItems: 100 }) },
      closed,
    ),
    reply: Type.Object({
      /** How many were written or removed. */
      rows: Type.Integer(),
      /** What the edits would do now. */
      effects: Type.Array(RowEffect),
    }),
  }),
} as const
