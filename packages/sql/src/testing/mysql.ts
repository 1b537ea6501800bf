import { createConnection, type RowDataPacket } from 'mysql2/promise'
import type { Param, TestDatabase } from './test-database.ts'

const QUERIES = [
  `SELECT table_name, column_name, column_type, is_nullable, column_default, extra, collation_name
   FROM information_schema.columns WHERE table_schema = database()`,
  `SELECT table_name, index_name, non_unique, seq_in_index, column_name, index_type
   FROM information_schema.statistics WHERE table_schema = database()`,
  `SELECT k.table_name, k.constraint_name, k.column_name, k.referenced_table_name, k.referenced_column_name, r.delete_rule
   FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
   ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
   WHERE k.table_schema = database()`,
  `SELECT constraint_name, check_clause FROM information_schema.check_constraints WHERE constraint_schema = database()`,
]

export async function openMysql(url: string, name: string): Promise<TestDatabase> {
  const connection = await createConnection({
    uri: url,
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
  })
  await connection.query(`CREATE DATABASE ${name}`)
  await connection.query(`USE ${name}`)
  const rows = async (query: string, params?: readonly Param[]) => {
    const [found] = params
      ? await connection.execute<RowDataPacket[]>(query, [...params])
      : await connection.query<RowDataPacket[]>(query)
    return found
  }
  return {
    run: async (statement) => void (await connection.query(statement)),
    rows,
    introspect: async () =>
      (await Promise.all(QUERIES.map((query) => rows(query))))
        .flat()
        .map((row) => JSON.stringify(row))
        .toSorted(),
    close: async () => {
      await connection.query(`DROP DATABASE ${name}`)
      await connection.end()
    },
  }
}
