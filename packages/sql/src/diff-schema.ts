import { diffTable } from './diff-table.ts'
import { withKeyIndexes } from './key-indexes.ts'
import { findReplaced, pairs } from './replaced.ts'
import type { SchemaChange } from './schema-change.ts'
import type { Schema } from './schema.ts'

/** What turns one schema into another. Ids tell what is the same; names and order don't. */
export function diffSchema(from: Schema, to: Schema): readonly SchemaChange[] {
  const before = withKeyIndexes(from)
  const after = withKeyIndexes(to)
  const replaced = findReplaced(before, after)
  const kept = new Map(
    pairs(before.tables, after.tables)
      .filter(([, { id }]) => !replaced.table(id))
      .map((pair) => [pair[1].id, pair]),
  )
  const dropped = before.tables.filter(({ id }) => !kept.has(id))
  const created = after.tables.filter(({ id }) => !kept.has(id))
  const altered = [...kept.values()].flatMap(([old, now]): SchemaChange[] => {
    const alterations = diffTable(old, now, before, after, replaced)
    if (old.name === now.name && alterations.length === 0) return []
    return [{ kind: 'alterTable', from: old, to: now, alterations }]
  })
  return [
    ...dropped.map((table): SchemaChange => ({ kind: 'dropTable', table })),
    ...altered,
    ...created.map((table): SchemaChange => ({ kind: 'createTable', table })),
  ]
}
