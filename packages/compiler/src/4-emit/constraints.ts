import {
  readRule,
  resourceOf,
  type ColumnModel,
  type Model,
  type TableModel,
} from '@drawbridge/kinds'
import { code, from, key, lit, type Code } from '@drawbridge/source'
import { checkName, limitChecks, type Column, type Index, type Table } from '@drawbridge/sql'

/** `src/database/constraints.ts`: which fields the database speaks of when it refuses a row. */
export function constraintsFile(model: Model): Code {
  const stored = new Map(model.schema.tables.map((table) => [table.name, table]))
  const drawn = new Map(model.tables.map((table) => [table.names.sql, table]))
  const lines = new Map<string, Code>()
  for (const table of model.tables.filter((one) => isMet(one, model)))
    addConstraints(lines, table, stored.get(table.names.sql), drawn, model)
  return code`
    export interface Constraint {
      /** The collection whose rows it is about, and their fields. */
      readonly collection: string
      readonly fields: readonly string[]
      /** What a foreign key points at: \`project\`. */
      readonly target?: string
      /** What a check holds the field to. */
      readonly limits?: string
      /** Who may be told that a row of these refers to theirs. */
      readonly readers?: readonly string[]
    }

    /** Unique indexes, foreign keys and checks, by what the database calls them when it refuses a row. */
    export const constraints: Readonly<Record<string, Constraint>> = {
      ${[...lines.values()]}
    }`
}

/** Whether callers know of the table at all. */
function isMet({ node }: TableModel, { apis, auth }: Model): boolean {
  return auth?.table === node || apis.some(({ tables }) => tables.includes(node))
}

function addConstraints(
  lines: Map<string, Code>,
  table: TableModel,
  schema: Table | undefined,
  drawn: ReadonlyMap<string, TableModel>,
  model: Model,
): void {
  const { node, names } = table
  const known = new Map(table.columns.filter(isKnown).map((column) => [column.sql, column]))
  const add = (name: string, columns: readonly ColumnModel[], more: More = {}): void => {
    const fields = columns.map((column) => column.name)
    const value = { collection: names.folder, fields, ...more }
    lines.set(name, code`${from(node, code`${key(name)}: ${lit(value)},`, columns[0]?.field)}`)
  }
  for (const index of schema?.indexes ?? []) {
    const columns = index.columns.flatMap((column) => known.get(column) ?? [])
    if (index.kind !== 'unique' || columns.length === 0) continue
    add(refusedName(index, names.sql, model), columns)
  }
  for (const { name, column, target, onDelete } of schema?.foreignKeys ?? []) {
    const pointing = known.get(column)
    const other = drawn.get(target.table)
    if (pointing === undefined || other === undefined) continue
    const readers = onDelete === 'restrict' ? readersOf(table) : []
    const more = { target: resourceOf(other, model).noun, ...(readers.length > 0 && { readers }) }
    add(name, [pointing], more)
  }
  for (const column of schema?.columns ?? []) {
    const checked = known.get(column.name)
    const limits = limitsInWords(column)
    if (checked === undefined || limits === undefined) continue
    add(refusedCheck(column, names.sql, model), [checked], { limits })
  }
}

interface More {
  readonly target?: string
  readonly limits?: string
  readonly readers?: readonly string[]
}

/** As a schema says it of what a caller sends. */
function limitsInWords({ limits }: Column): string | undefined {
  if (limits === undefined) return undefined
  const { minimum, maximum, minLength, maxLength } = limits
  const bounds = [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
  ]
  if (bounds.length > 0) return `must be ${bounds.join(' and ')}`
  if (minLength === 1 && maxLength === undefined) return 'must not be empty'
  const lengths = [
    ...(minLength === undefined ? [] : [`at least ${minLength}`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength}`]),
  ]
  return `must have ${lengths.join(' and ')} characters`
}

/** SQLite tells what a check asks, which is the same for tables that ask the same, and not its name. */
function refusedCheck(column: Column, table: string, { dialect }: Model): string {
  const [asked] = dialect === 'sqlite' ? limitChecks(column, dialect) : []
  return asked ?? checkName(table, column.name)
}

/** Who may read some of the rows: whoever owns one may, or meets a condition, and so knows of them. */
function readersOf({ access: { read = [], list = [] } }: TableModel): readonly string[] {
  const readers = [...read, ...list].map((rule) => {
    const { who, role, permission } = readRule(rule)
    if (who === 'role') return `role:${role}`
    if (who === 'permission') return `can:${permission}`
    return who === 'owner' ? 'signedIn' : who
  })
  const [everybody] = ['public', 'signedIn'].filter((one) => readers.includes(one))
  return everybody === undefined ? [...new Set(readers)] : [everybody]
}

function isKnown({ readable, writable }: ColumnModel): boolean {
  return readable || writable
}

/** SQLite tells the columns of an index and not its name. */
function refusedName({ name, columns }: Index, table: string, { dialect }: Model): string {
  return dialect === 'sqlite' ? columns.map((column) => `${table}.${column}`).join(', ') : name
}
