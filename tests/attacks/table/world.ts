import type { Model, TableModel } from '@drawbridge/kinds'
import { identifier } from '@drawbridge/sql'
import type { Target } from './target.ts'

type Columns = Readonly<Record<string, unknown>>

/** A row as it stands in the database, and the table that it is of. */
export interface Row {
  readonly table: TableModel
  readonly values: Columns
}

/** All rows there are, read behind the application’s back, and what leads from one to another. */
export interface World {
  readonly rowsOf: (node: string) => readonly Row[]
  readonly find: (node: string, key: unknown) => Row | undefined
  /** What a name means behind a row: another row, rows, or a value; throws where it is neither. */
  readonly member: (row: Row, name: string) => unknown
}

export async function readWorld({ model, db }: Target): Promise<World> {
  const all = (table: string): Promise<readonly Columns[]> =>
    db.all(`SELECT * FROM ${identifier(table, model.dialect)}`, [])
  const rows = new Map<string, readonly Row[]>()
  const ties = new Map<string, readonly Columns[]>()
  for (const table of model.tables) {
    const found = await all(table.names.sql)
    rows.set(
      table.node,
      found.map((values) => ({ table, values })),
    )
    for (const { shape } of table.relations)
      if (shape.kind === 'manyToMany' && !ties.has(shape.table))
        ties.set(shape.table, await all(shape.table))
  }
  const rowsOf = (node: string): readonly Row[] => rows.get(node) ?? []
  const find = (node: string, key: unknown): Row | undefined =>
    rowsOf(node).find((row) => isSame(keyOf(row), key))
  const member = (row: Row, name: string): unknown => {
    const relation = row.table.relations.find((one) => one.name === name)
    if (relation === undefined) return valueOf(row, name, model)
    const { shape, target } = relation
    switch (shape.kind) {
      case 'toOne':
        return find(target, row.values[shape.column]) ?? null
      case 'oneInverse':
        return rowsOf(target).find(({ values }) => isSame(values[shape.column], keyOf(row))) ?? null
      case 'toMany':
        return rowsOf(target).filter(({ values }) => isSame(values[shape.column], keyOf(row)))
      case 'manyToMany':
        return (ties.get(shape.table) ?? [])
          .filter((tie) => isSame(tie[shape.column], keyOf(row)))
          .flatMap((tie) => find(target, tie[shape.targetColumn]) ?? [])
    }
  }
  return { rowsOf, find, member }
}

export const keyColumn = ({ columns, names }: TableModel) => {
  const key = columns.find(({ role }) => role === 'key')
  if (key === undefined) throw new Error(`${names.sql} has no key.`)
  return key
}

export const keyOf = ({ table, values }: Row): unknown => values[keyColumn(table).sql]

export const isDeleted = ({ table, values }: Row): boolean =>
  table.softDelete && (values['deleted_at'] ?? null) !== null

export const isSame = (one: unknown, other: unknown): boolean =>
  one !== null && one !== undefined && String(one) === String(other)

function valueOf({ table, values }: Row, name: string, { dialect }: Model): unknown {
  const column = table.columns.find((one) => one.name === name && one.role !== 'computed')
  if (column === undefined) throw new Error(`${table.names.sql} has no column ${name}.`)
  const value = values[column.sql] ?? null
  if (value === null) return null
  if (column.type.type === 'boolean') return Boolean(value)
  if (column.type.type !== 'decimal') return value
  return dialect === 'sqlite' ? Number(value) / 10 ** column.type.scale : Number(value)
}
