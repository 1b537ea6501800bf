import { DatabaseSync } from 'node:sqlite'
import type { Param, Row, TestDatabase } from './test-database.ts'

export function openSqlite(): TestDatabase {
  const database = new DatabaseSync(':memory:', { enableForeignKeyConstraints: false })
  const all = (sql: string, ...values: readonly Param[]) => database.prepare(sql).all(...values)
  return {
    run: async (statement) => database.exec(statement),
    rows: async (query, params = []) => all(query, ...params) as readonly Row[],
    introspect: async () =>
      all("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .flatMap(({ name, sql }) => [
          ...all(
            'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_xinfo(?)',
            String(name),
          ).map(plain(name)),
          ...all(
            'SELECT "from", "table", "to", on_delete FROM pragma_foreign_key_list(?)',
            String(name),
          ).map(plain(name)),
          ...all(
            'SELECT l.name, "unique", group_concat(i.name) AS columns FROM pragma_index_list(?) l, pragma_index_info(l.name) i GROUP BY l.name',
            String(name),
          ).map(plain(name)),
          ...checks(String(sql)).map((check) => `${String(name)} ${check}`),
        ])
        .toSorted(),
    close: async () => database.close(),
  }
}

const plain = (table: unknown) => (row: object) => `${String(table)} ${JSON.stringify(row)}`

/** The CHECK clauses of a table's text; a renaming has put quotes round the names in it. */
function checks(sql: string): readonly string[] {
  return [...sql.matchAll(/CHECK \(/g)].map(({ index }) => {
    let depth = 0
    let end = index + 'CHECK '.length
    do {
      if (sql[end] === '(') depth++
      if (sql[end] === ')') depth--
      end++
    } while (depth > 0)
    return sql.slice(index, end).replaceAll('"', '')
  })
}
