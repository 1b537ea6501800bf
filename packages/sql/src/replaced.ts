import { conversion } from './conversion.ts'
import type { Column, Schema, Table } from './schema.ts'

/** What stays the same thing by its id but can't keep what it holds. */
export interface Replaced {
  /** Whether the rows of the table with this id must go, because their keys do. */
  table(id: string): boolean
  /** Whether the values of a column must go. */
  column(table: Table, from: Column, to: Column): boolean
}

export function findReplaced(from: Schema, to: Schema): Replaced {
  const before = references(from)
  const after = references(to)
  const tables = new Set<string>()
  const column = (table: Table, old: Column, now: Column): boolean => {
    if (conversion(old.type, now.type) === 'replaces') return true
    if ((old.default?.kind === 'autoincrement') !== (now.default?.kind === 'autoincrement'))
      return true
    const target = after.get(`${table.id}/${now.id}`)
    // A reference that is new, or leads elsewhere, makes nothing of the values there are.
    if (target === undefined) return false
    return target !== before.get(`${table.id}/${old.id}`) || tables.has(target)
  }
  // A table that goes takes the references to it along, which may be keys of other tables.
  for (let size = -1; size !== tables.size;) {
    size = tables.size
    for (const [old, now] of pairs(from.tables, to.tables)) {
      if (!sameKey(old, now, column)) tables.add(now.id)
    }
  }
  return { table: (id) => tables.has(id), column }
}

/** What is in both lists by id. */
export function pairs<T extends { readonly id: string }>(
  from: readonly T[],
  to: readonly T[],
): readonly (readonly [T, T])[] {
  const byId = new Map(from.map((item) => [item.id, item]))
  return to.flatMap((item) => {
    const old = byId.get(item.id)
    return old ? [[old, item] as const] : []
  })
}

function sameKey(from: Table, to: Table, replaced: Replaced['column']): boolean {
  const old = keyColumns(from)
  const now = keyColumns(to)
  return (
    old.length === now.length &&
    now.every((column, at) => {
      const was = old[at]
      return (
        was !== undefined &&
        was.id === column.id &&
        was.type.type === column.type.type &&
        !replaced(to, was, column)
      )
    })
  )
}

function keyColumns(table: Table): readonly Column[] {
  return table.primaryKey.flatMap(
    (name) => table.columns.find((column) => column.name === name) ?? [],
  )
}

/** The id of the table that a column refers to, by ids of its table and itself. */
function references(schema: Schema): ReadonlyMap<string, string> {
  const tables = new Map(schema.tables.map((table) => [table.name, table.id]))
  return new Map(
    schema.tables.flatMap((table) =>
      table.foreignKeys.flatMap(({ column, target }) => {
        const id = table.columns.find(({ name }) => name === column)?.id
        const to = tables.get(target.table)
        return id !== undefined && to !== undefined ? [[`${table.id}/${id}`, to] as const] : []
      }),
    ),
  )
}
