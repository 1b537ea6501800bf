import { createHash } from 'node:crypto'
import type { Connection, RowDataPacket } from 'mysql2/promise'

/** Everything that a statement of a migration can change, apart from rows. */
const PARTS = [
  `SELECT table_name, engine, table_collation FROM information_schema.tables
   WHERE table_schema = DATABASE()`,
  `SELECT table_name, ordinal_position, column_name, column_type, is_nullable, column_default, extra,
     collation_name
   FROM information_schema.columns WHERE table_schema = DATABASE()`,
  `SELECT table_name, index_name, non_unique, seq_in_index, column_name, index_type
   FROM information_schema.statistics WHERE table_schema = DATABASE()`,
  `SELECT table_name, constraint_name, constraint_type FROM information_schema.table_constraints
   WHERE table_schema = DATABASE()`,
  `SELECT constraint_name, table_name, referenced_table_name, delete_rule, update_rule
   FROM information_schema.referential_constraints WHERE constraint_schema = DATABASE()`,
  `SELECT constraint_name, check_clause FROM information_schema.check_constraints
   WHERE constraint_schema = DATABASE()`,
  `SELECT table_name, view_definition FROM information_schema.views
   WHERE table_schema = DATABASE()`,
  `SELECT trigger_name, action_statement FROM information_schema.triggers
   WHERE trigger_schema = DATABASE()`,
  `SELECT routine_name, routine_definition FROM information_schema.routines
   WHERE routine_schema = DATABASE()`,
]

/** A digest of the schema: the same for the same tables, whenever it is taken. */
export async function fingerprint(connection: Connection): Promise<string> {
  const hash = createHash('sha256')
  for (const part of PARTS) {
    const [rows] = await connection.query<RowDataPacket[]>(part)
    const lines = rows.map((row) => JSON.stringify(Object.values(row)))
    hash.update(lines.toSorted().join('\n')).update('\0')
  }
  return hash.digest('hex')
}
