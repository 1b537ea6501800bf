import { code, key, lit, multiline, type Code } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import { servedTable } from './lookup.ts'
import type { Resource } from './resource.ts'

interface Referrer {
  readonly constraint: string
  readonly sql: string
}

/** Foreign keys that keep a row of this table from being deleted, of tables that callers know. */
function referrersOf({ table, model, dialect }: Resource): readonly Referrer[] {
  const served = new Set(
    model.tables.filter(({ node }) => servedTable(node, model)).map(({ names }) => names.sql),
  )
  return model.schema.tables
    .filter(({ name }) => served.has(name))
    .flatMap(({ name, foreignKeys }) =>
      foreignKeys
        .filter(
          ({ target, onDelete }) => target.table === table.names.sql && onDelete === 'restrict',
        )
        .map(({ name: constraint, column }) => ({
          constraint,
          sql: `SELECT id FROM ${identifier(name, dialect)} WHERE ${identifier(column, dialect)} = ? LIMIT 1`,
        })),
    )
}

/** Whether a row that can't be deleted is asked who refers to it: by SQLite, which doesn't say. */
export function asksReferrers(resource: Resource): boolean {
  if (resource.dialect !== 'sqlite' || resource.table.softDelete) return false
  return referrersOf(resource).length > 0
}

export function referrersStatement(resource: Resource): Code {
  return code`
    const REFERRERS = {
      ${referrersOf(resource).map(({ constraint, sql }) => code`${key(constraint)}: ${sql.length > 80 ? multiline(sql) : lit(sql)},`)}
    }`
}
