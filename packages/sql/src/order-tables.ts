import type { ForeignKey, Table } from './schema.ts'

export interface OrderedTable {
  readonly table: Table
  /** To itself and to tables before it. */
  readonly foreignKeys: readonly ForeignKey[]
  /** To tables that come after it, which only a circle of references leaves. */
  readonly deferred: readonly ForeignKey[]
}

/** Tables so that those referred to come first, otherwise in their given order. */
export function orderTables(tables: readonly Table[]): readonly OrderedTable[] {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const ordered = new Set<Table>()
  const visiting = new Set<Table>()
  const visit = (table: Table) => {
    if (ordered.has(table) || visiting.has(table)) return
    visiting.add(table)
    for (const { target } of table.foreignKeys) {
      const next = byName.get(target.table)
      if (next) visit(next)
    }
    ordered.add(table)
  }
  for (const table of tables) visit(table)
  const places = new Map([...ordered].map((table, at) => [table.name, at]))
  return [...ordered].map((table, at) => {
    const isLater = ({ target }: ForeignKey) => (places.get(target.table) ?? at) > at
    return {
      table,
      foreignKeys: table.foreignKeys.filter((key) => !isLater(key)),
      deferred: table.foreignKeys.filter(isLater),
    }
  })
}
