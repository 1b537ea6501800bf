import { pairs, type Replaced } from './replaced.ts'
import type { Alteration } from './schema-change.ts'
import type { Column, ForeignKey, Index, Schema, Table } from './schema.ts'

export function diffTable(
  from: Table,
  to: Table,
  before: Schema,
  after: Schema,
  replaced: Replaced,
): readonly Alteration[] {
  const kept = pairs(from.columns, to.columns).filter(
    ([old, now]) => !replaced.column(to, old, now),
  )
  const keptIds = new Set(kept.map(([, { id }]) => id))
  const old = identities(from, keptIds, 'before')
  const now = identities(to, keptIds, 'after')
  const indexes = diffNamed(
    from.indexes,
    to.indexes,
    (index) => indexText(index, old),
    (index) => indexText(index, now),
  )
  const keys = diffNamed(
    from.foreignKeys,
    to.foreignKeys,
    (key) => `${key.name} ${keyText(key, old, before, replaced, 'before')}`,
    (key) => `${key.name} ${keyText(key, now, after, replaced, 'after')}`,
  )
  return [
    ...keys.gone.map((foreignKey): Alteration => ({ kind: 'dropForeignKey', foreignKey })),
    ...indexes.gone.map((index): Alteration => ({ kind: 'dropIndex', index })),
    ...from.columns
      .filter(({ id }) => !keptIds.has(id))
      .map((column): Alteration => ({ kind: 'dropColumn', column })),
    ...kept.flatMap(([was, is]) => diffColumn(was, is)),
    ...indexes.renamed.map((names): Alteration => ({ kind: 'renameIndex', ...names })),
    ...to.columns
      .filter(({ id }) => !keptIds.has(id))
      .map((column): Alteration => ({ kind: 'addColumn', column })),
    ...indexes.fresh.map((index): Alteration => ({ kind: 'addIndex', index })),
    ...keys.fresh.map((foreignKey): Alteration => ({ kind: 'addForeignKey', foreignKey })),
  ]
}

function diffColumn(from: Column, to: Column): readonly Alteration[] {
  const alterations: Alteration[] = []
  if (from.name !== to.name)
    alterations.push({ kind: 'renameColumn', from: from.name, to: to.name })
  if (contents(from) !== contents(to))
    alterations.push({ kind: 'alterColumn', from: { ...from, name: to.name }, to })
  return alterations
}

function contents({ type, nullable, default: value, limits }: Column): string {
  return JSON.stringify([type, nullable, value ?? null, limits ?? null])
}

/** What a column is, by its name: its id, and another one where it can't keep its values. */
function identities(
  table: Table,
  kept: ReadonlySet<string>,
  when: 'before' | 'after',
): ReadonlyMap<string, string> {
  return new Map(table.columns.map(({ id, name }) => [name, kept.has(id) ? id : `${id} ${when}`]))
}

function indexText({ kind, columns }: Index, ids: ReadonlyMap<string, string>): string {
  return JSON.stringify([kind, columns.map((column) => ids.get(column))])
}

function keyText(
  { column, target, onDelete }: ForeignKey,
  ids: ReadonlyMap<string, string>,
  schema: Schema,
  replaced: Replaced,
  when: 'before' | 'after',
): string {
  const table = schema.tables.find(({ name }) => name === target.table)
  const id = table && replaced.table(table.id) ? `${table.id} ${when}` : table?.id
  const key = table?.columns.find(({ name }) => name === target.column)?.id
  return JSON.stringify([ids.get(column), id, key, onDelete])
}

interface Difference<T> {
  readonly gone: readonly T[]
  readonly fresh: readonly T[]
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
}

/** Same id and same text: kept, perhaps under another name. Otherwise gone, fresh, or both. */
function diffNamed<T extends { readonly id: string; readonly name: string }>(
  from: readonly T[],
  to: readonly T[],
  textBefore: (item: T) => string,
  textAfter: (item: T) => string,
): Difference<T> {
  const kept = pairs(from, to).filter(([old, now]) => textBefore(old) === textAfter(now))
  const ids = new Set(kept.map(([{ id }]) => id))
  return {
    gone: from.filter(({ id }) => !ids.has(id)),
    fresh: to.filter(({ id }) => !ids.has(id)),
    renamed: kept.flatMap(([old, now]) =>
      old.name === now.name ? [] : [{ from: old.name, to: now.name }],
    ),
  }
}
