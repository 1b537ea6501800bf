import { resourceOf, type ColumnModel, type Model, type TableModel } from '@drawbridge/kinds'
import { code, from, key, lit, type Code } from '@drawbridge/source'
import type { Index, Table } from '@drawbridge/sql'

/** `src/database/constraints.ts`: which fields the database speaks of when it refuses a row. */
export function constraintsFile(model: Model): Code {
  const tables = new Map(model.schema.tables.map((table) => [table.name, table]))
  return code`
    export interface Constraint {
      /** The collection whose rows it is about, and their fields. */
      readonly collection: string
      readonly fields: readonly string[]
      /** What a foreign key points at: \`project\`. */
      readonly target?: string
    }

    /** Unique indexes and foreign keys, by what the database calls them when it refuses a row. */
    export const constraints: Readonly<Record<string, Constraint>> = {
      ${model.tables
        .filter((table) => isMet(table, model))
        .map((table) => constraintsOf(table, tables.get(table.names.sql), model))}
    }`
}

/** Whether callers know of the table at all. */
function isMet({ node }: TableModel, { apis, auth }: Model): boolean {
  return auth?.table === node || apis.some(({ tables }) => tables.includes(node))
}

function constraintsOf(table: TableModel, schema: Table | undefined, model: Model): Code {
  const { node, names } = table
  const known = new Map(table.columns.filter(isKnown).map((column) => [column.sql, column]))
  const lines = new Map<string, Code>()
  const add = (name: string, columns: readonly ColumnModel[], target?: string): void => {
    const fields = columns.map((column) => column.name)
    const value = { collection: names.folder, fields, ...(target !== undefined && { target }) }
    lines.set(name, code`${from(node, code`${key(name)}: ${lit(value)},`, columns[0]?.field)}`)
  }
  for (const index of schema?.indexes ?? []) {
    const columns = index.columns.flatMap((column) => known.get(column) ?? [])
    if (index.kind !== 'unique' || columns.length === 0) continue
    add(refusedName(index, names.sql, model), columns)
  }
  for (const { name, column, target } of schema?.foreignKeys ?? []) {
    const pointing = known.get(column)
    const other = model.tables.find((one) => one.names.sql === target.table)
    if (pointing && other) add(name, [pointing], resourceOf(other, model).noun)
  }
  return code`${[...lines.values()]}`
}

function isKnown({ readable, writable }: ColumnModel): boolean {
  return readable || writable
}

/** SQLite tells the columns of an index and not its name. */
function refusedName({ name, columns }: Index, table: string, { dialect }: Model): string {
  return dialect === 'sqlite' ? columns.map((column) => `${table}.${column}`).join(', ') : name
}
