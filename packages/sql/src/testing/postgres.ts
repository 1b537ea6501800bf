import pg from 'pg'
import type { Param, Row, TestDatabase } from './test-database.ts'

const QUERIES = [
  `SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
     pg_get_expr(d.adbin, d.adrelid) AS value, l.collname
   FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   LEFT JOIN pg_collation l ON l.oid = a.attcollation
   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped`,
  // Primary keys keep the name that their table had when it was made.
  `SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT LIKE '%pkey%'`,
  `SELECT conrelid::regclass AS table, CASE contype WHEN 'p' THEN '' ELSE conname END AS name, pg_get_constraintdef(oid)
   FROM pg_constraint WHERE connamespace = 'public'::regnamespace`,
]

export async function openPostgres(url: string, name: string): Promise<TestDatabase> {
  const server = new pg.Client(url)
  await server.connect()
  await server.query(`CREATE DATABASE ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  const client = new pg.Client(own.href)
  await client.connect()
  const rows = async (query: string, params: readonly Param[] = []) =>
    (await client.query<Row>(query, [...params])).rows
  return {
    run: async (statement) => void (await client.query(statement)),
    rows,
    introspect: async () => {
      const found: string[] = []
      for (const query of QUERIES)
        found.push(...(await rows(query)).map((row) => JSON.stringify(row)))
      return found.toSorted()
    },
    close: async () => {
      await client.end()
      await server.query(`DROP DATABASE ${name}`)
      await server.end()
    },
  }
}
