import fc from 'fast-check'
import type {
  Column,
  ColumnLimits,
  ColumnType,
  ForeignKey,
  Index,
  Schema,
  Table,
} from '../schema.ts'

// Small worlds of names and ids, so that two schemas drawn at random share, swap and reuse them.

const IDS = ['a', 'b', 'c', 'd'] as const
const NAMES = ['alpha', 'beta', 'order', 'delta'] as const

const TYPES: readonly ColumnType[] = [
  { type: 'string', length: 20 },
  { type: 'string', length: 200 },
  { type: 'text' },
  { type: 'integer' },
  { type: 'bigint' },
  { type: 'decimal', precision: 10, scale: 2 },
  { type: 'decimal', precision: 6, scale: 3 },
  { type: 'float' },
  { type: 'boolean' },
  { type: 'date' },
  { type: 'datetime' },
  { type: 'json' },
  { type: 'uuid' },
  { type: 'enum', values: ['one', 'two'] },
  { type: 'enum', values: ['two', 'three', "it's \\ (fine)"] },
  { type: 'bytes', length: 16 },
  { type: 'bytes', length: 4000 },
]

const KEYS = {
  autoincrement: {
    id: 'id',
    name: 'id',
    type: { type: 'integer' },
    nullable: false,
    default: { kind: 'autoincrement' },
  },
  uuid: { id: 'id', name: 'id', type: { type: 'uuid' }, nullable: false },
} as const satisfies Record<string, Column>

const LITERALS: Readonly<Record<ColumnType['type'], string | number | boolean>> = {
  string: "it's \\ x",
  text: 'two\nlines; --',
  integer: 7,
  bigint: '9007199254740993',
  decimal: '1.5',
  float: 0.25,
  boolean: true,
  date: '2026-01-31',
  datetime: '2026-01-31T12:00:00.5Z',
  json: '{"a":["b"]}',
  uuid: '00000000-0000-4000-8000-000000000000',
  enum: 'two',
  bytes: 'AAEC',
}

/** Limits that keep to the literals, some with more decimals than a column has. */
const LIMITS: Readonly<Partial<Record<ColumnType['type'], readonly ColumnLimits[]>>> = {
  string: [{ minLength: 5 }, { minLength: 3, maxLength: 15 }],
  text: [{ minLength: 9 }, { maxLength: 30 }],
  integer: [{ minimum: 5 }, { minimum: -2, maximum: 100 }],
  bigint: [{ minimum: 3, maximum: 2 ** 60 }],
  decimal: [{ minimum: 0.0005 }, { minimum: 1.25, maximum: 50 }],
  float: [{ maximum: 1e6 }, { minimum: -1e-7 }],
}

interface DrawnColumn {
  readonly type: ColumnType
  /** Which of the limits of its type. */
  readonly limits: number
  readonly nullable: boolean
  readonly value: 'none' | 'literal' | 'special'
  readonly index: Index['kind'] | 'none'
  /** Which table it refers to, of those there are. */
  readonly refersTo: number | undefined
  readonly onDelete: ForeignKey['onDelete']
}

const drawnColumn: fc.Arbitrary<DrawnColumn> = fc.record({
  type: fc.constantFrom(...TYPES),
  limits: fc.nat(2),
  nullable: fc.boolean(),
  value: fc.constantFrom('none', 'literal', 'special'),
  index: fc.constantFrom('none', 'none', 'plain', 'unique', 'fulltext'),
  refersTo: fc.option(fc.nat(3), { nil: undefined, freq: 2 }),
  onDelete: fc.constantFrom('restrict', 'cascade', 'setNull'),
})

const drawnTable = fc.record({
  key: fc.constantFrom('autoincrement', 'uuid'),
  ids: fc.shuffledSubarray([...IDS]),
  names: fc.shuffledSubarray([...NAMES], { minLength: 4 }),
  columns: fc.array(drawnColumn, { minLength: 4, maxLength: 4 }),
})

export const arbitrarySchema: fc.Arbitrary<Schema> = fc
  .record({
    ids: fc.shuffledSubarray([...IDS]),
    names: fc.shuffledSubarray([...NAMES], { minLength: 4 }),
    tables: fc.array(drawnTable, { minLength: 4, maxLength: 4 }),
  })
  .map(({ ids, names, tables }) => {
    const drawn = ids.flatMap((id, at) => {
      const table = tables[at]
      const name = names[at]
      return table && name ? [{ id, name, ...table }] : []
    })
    return { tables: drawn.map((table) => asTable(table, drawn)) }
  })

type Drawn = {
  readonly id: string
  readonly name: string
} & (typeof drawnTable extends fc.Arbitrary<infer T> ? T : never)

function asTable(table: Drawn, all: readonly Drawn[]): Table {
  const columns: Column[] = [KEYS[table.key]]
  const indexes: Index[] = []
  const foreignKeys: ForeignKey[] = []
  table.ids.forEach((id, at) => {
    const drawn = table.columns[at]
    const name = table.names[at]
    if (!drawn || !name) return
    const target = drawn.refersTo === undefined ? undefined : all[drawn.refersTo]
    if (target) {
      const column = `${name}_id`
      const onDelete = drawn.onDelete === 'setNull' && !drawn.nullable ? 'restrict' : drawn.onDelete
      columns.push({ id, name: column, type: KEYS[target.key].type, nullable: drawn.nullable })
      foreignKeys.push({
        id: `${id}k`,
        name: `${table.name}_${column}_fkey`,
        column,
        target: { table: target.name, column: 'id' },
        onDelete,
      })
      return
    }
    columns.push(asColumn(id, name, drawn))
    if (drawn.index === 'none') return
    if (drawn.index === 'fulltext' ? drawn.type.type === 'text' : isKeyable(drawn.type))
      indexes.push({
        id: `${id}i`,
        name: `${table.name}_${name}_${drawn.index}`,
        columns: [name],
        kind: drawn.index,
      })
  })
  return { id: table.id, name: table.name, columns, primaryKey: ['id'], indexes, foreignKeys }
}

function asColumn(id: string, name: string, drawn: DrawnColumn): Column {
  const { type, nullable, value, index } = drawn
  const limits = LIMITS[type.type]?.[drawn.limits]
  const column = { id, name, type, nullable, ...(limits !== undefined && { limits }) }
  if (value === 'none' || (index === 'unique' && value === 'literal')) return column
  if (value === 'literal')
    return { ...column, default: { kind: 'literal', value: LITERALS[type.type] } }
  if (type.type === 'uuid') return { ...column, default: { kind: 'uuid' } }
  return type.type === 'date' || type.type === 'datetime'
    ? { ...column, default: { kind: 'now' } }
    : column
}

function isKeyable({ type }: ColumnType): boolean {
  return (
    type === 'string' ||
    type === 'integer' ||
    type === 'uuid' ||
    type === 'enum' ||
    type === 'datetime'
  )
}
