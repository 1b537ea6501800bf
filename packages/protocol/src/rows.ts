import { Type, type Static } from 'typebox'
import { contract } from './contract.ts'
import type { Frozen } from './frozen.ts'
import { ProjectParams } from './projects.ts'

const closed = { additionalProperties: false } as const

/** The node of a table. */
const Table = Type.String({ minLength: 1, maxLength: 200 })
const Name = Type.String({ minLength: 1, maxLength: 200 })
const Key = Type.Union([Type.Integer(), Type.String({ maxLength: 64 })])
const Mark = Type.String({ maxLength: 64 })

/** JSON is text here; a text that is too long comes as its beginning. */
export const Cell = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Null(),
  Type.Object({ start: Type.String(), length: Type.Integer() }),
])
export type RowCell = Frozen<Static<typeof Cell>>

export const CELL_TYPES = [
  'string',
  'text',
  'integer',
  'bigint',
  'decimal',
  'float',
  'boolean',
  'date',
  'datetime',
  'json',
  'uuid',
  'enum',
  'bytes',
] as const

const RowColumn = Type.Object({
  name: Type.String(),
  type: Type.Enum(CELL_TYPES),
  /** What people call such a value: “Yes/No”, “Date and time”. */
  word: Type.String(),
  /** What an enum may be. */
  values: Type.Array(Type.String()),
  isKey: Type.Boolean(),
  nullable: Type.Boolean(),
  /** May be left out of a new row. */
  optional: Type.Boolean(),
  /** Nobody is shown what stands in it. */
  isSecret: Type.Boolean(),
  isEditable: Type.Boolean(),
  /** The table that it leads to, and the column that tells rows apart there. */
  leads: Type.Union([
    Type.Object({ table: Type.String(), shown: Type.Union([Type.String(), Type.Null()]) }),
    Type.Null(),
  ]),
  /** It leads to any number of rows: a text of their keys, with commas between them. */
  isMany: Type.Boolean(),
})
export type RowColumn = Frozen<Static<typeof RowColumn>>

const RowTable = Type.Object({
  node: Type.String(),
  name: Type.String(),
  columns: Type.Array(RowColumn),
  /** Why no row can be added by hand; null where one can. */
  closed: Type.Union([Type.String(), Type.Null()]),
})
export type RowTable = Frozen<Static<typeof RowTable>>

const Row = Type.Object({
  key: Key,
  /** By which it is seen whether the row was changed since. */
  mark: Mark,
  /** In the order of the columns; null where it is a secret. */
  cells: Type.Array(Cell),
  /** What the rows that it leads to are called, in the order of the columns that lead somewhere; all names where a column leads to many. */
  labels: Type.Array(Type.Union([Type.String(), Type.Array(Type.String()), Type.Null()])),
})
export type Row = Frozen<Static<typeof Row>>

const Given = Type.Union([
  Type.String({ maxLength: 100_000 }),
  Type.Number(),
  Type.Boolean(),
  Type.Null(),
])

export const ROW_FILTERS = [
  'is',
  'isNot',
  'contains',
  'startsWith',
  'less',
  'more',
  'isEmpty',
  'isFilled',
] as const

const RowFilter = Type.Object(
  {
    column: Name,
    how: Type.Enum(ROW_FILTERS),
    value: Type.Optional(
      Type.Union([Type.String({ maxLength: 1000 }), Type.Number(), Type.Boolean()]),
    ),
  },
  closed,
)
export type RowFilter = Frozen<Static<typeof RowFilter>>

const Values = Type.Record(Type.String({ minLength: 1, maxLength: 200 }), Given)

const AddedRow = Type.Object(
  {
    type: Type.Literal('add'),
    table: Table,
    values: Values,
    /** Of a row that was there before; else it gets a new one. */
    key: Type.Optional(Key),
    /** It is no real one, and may be asked for to be taken out again. */
    madeUp: Type.Optional(Type.Boolean()),
  },
  closed,
)

const RowChange = Type.Union([
  AddedRow,
  Type.Object(
    { type: Type.Literal('change'), table: Table, key: Key, mark: Mark, values: Values },
    closed,
  ),
  Type.Object({ type: Type.Literal('remove'), table: Table, key: Key, mark: Mark }, closed),
])
export type RowChange = Frozen<Static<typeof RowChange>>

/** Changes that are written at once. */
export const MOST_CHANGES = 500

const ChangedRows = Type.Object({
  /** The keys of rows that were added, in their order. */
  added: Type.Array(Key),
  /** Where there is one, nothing was written. */
  problems: Type.Array(
    Type.Object({
      /** Its place in the list of changes. */
      change: Type.Integer(),
      message: Type.String(),
      column: Type.Optional(Type.String()),
      /** Of a row that is another since: what it holds now; null where it is gone. */
      now: Type.Optional(Type.Union([Row, Type.Null()])),
    }),
  ),
})
export type ChangedRows = Frozen<Static<typeof ChangedRows>>

const SqlAnswer = Type.Object({
  columns: Type.Array(Type.String()),
  /** As the driver gives them. */
  rows: Type.Array(Type.Array(Cell)),
  /** There are more than are shown. */
  more: Type.Boolean(),
  /** Rows that were written. */
  changes: Type.Integer(),
  ms: Type.Number(),
})
export type SqlAnswer = Frozen<Static<typeof SqlAnswer>>

export const rows = {
  listTables: contract({
    method: 'GET',
    path: '/projects/:project/tables',
    summary: 'The tables of what is running, and their columns',
    permission: 'viewer',
    params: ProjectParams,
    /** How many rows were made up, in all of them. */
    reply: Type.Object({ tables: Type.Array(RowTable), madeUp: Type.Integer() }),
  }),
  findRows: contract({
    method: 'POST',
    path: '/projects/:project/rows/find',
    summary: 'Rows of a table of the preview, a page at a time',
    permission: 'viewer',
    params: ProjectParams,
    body: Type.Object(
      {
        table: Table,
        filters: Type.Array(RowFilter, { maxItems: 20 }),
        /** `-dueDate`: the latest first. */
        sort: Type.Optional(Name),
        offset: Type.Integer({ minimum: 0, maximum: 1_000_000_000 }),
        limit: Type.Integer({ minimum: 1, maximum: 200 }),
      },
      closed,
    ),
    reply: Type.Object({ rows: Type.Array(Row), total: Type.Integer() }),
  }),
  changeRows: contract({
    method: 'POST',
    path: '/projects/:project/rows/changes',
    summary: 'Add, change and remove rows of the preview: all of it, or nothing',
    permission: 'editor',
    params: ProjectParams,
    body: Type.Object(
      { changes: Type.Array(RowChange, { minItems: 1, maxItems: MOST_CHANGES }) },
      closed,
    ),
    reply: ChangedRows,
  }),
  takeOutMadeUp: contract({
    method: 'POST',
    path: '/projects/:project/rows/made-up/removal',
    summary:
      'Take out all rows that were made up, not changed since, and that no other row leads to',
    permission: 'editor',
    params: ProjectParams,
    body: Type.Object(
      {
        /** Those that were changed since and those that rows lead to, too. */
        all: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
    reply: Type.Object({
      /** What brings them back. */
      removed: Type.Array(AddedRow),
      /** Those that stay since they were changed. */
      edited: Type.Array(Type.Object({ table: Type.String(), row: Type.String() })),
      /** Those that stay since rows lead to them, and what would become of these. */
      led: Type.Array(
        Type.Object({
          table: Type.String(),
          row: Type.String(),
          from: Type.String(),
          rows: Type.Integer(),
          onDelete: Type.Enum(['restrict', 'cascade', 'setNull'] as const),
        }),
      ),
    }),
  }),
  runSql: contract({
    method: 'POST',
    path: '/projects/:project/sql',
    summary:
      'Run one statement on the database of the preview, for five seconds and 500 rows at most',
    permission: 'editor',
    params: ProjectParams,
    body: Type.Object(
      {
        text: Type.String({ minLength: 1, maxLength: 20_000 }),
        /** The database refuses to write else. */
        writes: Type.Optional(Type.Boolean()),
      },
      closed,
    ),
    reply: SqlAnswer,
  }),
} as const
