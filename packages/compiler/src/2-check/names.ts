import {
  AUTH_TABLES,
  checkTableName,
  OUTBOX,
  tableNames,
  type Drawing,
  type TableNames,
} from '@drawbridge/kinds'
import { diagnose, type Diagnostic } from '@drawbridge/manifest'

/** The names of each table, by node id, and which of them can't be or clash. */
export function nameTables(drawing: Drawing): {
  readonly names: ReadonlyMap<string, TableNames>
  readonly diagnostics: readonly Diagnostic[]
} {
  const diagnostics: Diagnostic[] = []
  const names = new Map<string, TableNames>()
  const taken = new Map<string, string>()
  for (const { node, settings } of drawing.tables) {
    const place = { node: node.id, field: '/name' }
    const found = tableNames(node.name, settings.singular)
    const unusable = checkTableName(node.name, place, settings.singular)
    diagnostics.push(...unusable)
    if (found === undefined || unusable.length > 0) continue
    const other = taken.get(found.sql) ?? taken.get(found.type)
    if (other !== undefined) {
      const facts = { what: 'The table', name: node.name, other: `the table “${other}”` }
      diagnostics.push(diagnose('duplicate-name', place, facts))
    }
    const why = reservedBecause(found.sql)
    if (why !== undefined) {
      diagnostics.push(diagnose('reserved-name', place, { what: 'A table', name: node.name, why }))
    }
    taken.set(found.sql, node.name).set(found.type, node.name)
    names.set(node.id, found)
  }
  return { names, diagnostics }
}

const KEPT = new Set<string>([...AUTH_TABLES, OUTBOX, 'migrations', 'schema_migrations'])

function reservedBecause(sql: string): string | undefined {
  if (sql.startsWith('sqlite_')) return 'SQLite keeps names that begin with “sqlite” for itself'
  return KEPT.has(sql) ? 'the backend has a table of that name itself' : undefined
}
