import type { Database } from '../database/client.ts'

/** A statement that fails undoes itself alone: PostgreSQL would give up the transaction around it. */
export function oneByOne(db: Database): Database {
  return {
    ...db,
    all: (sql, params) => db.transaction((tx) => tx.all(sql, params)),
    get: (sql, params) => db.transaction((tx) => tx.get(sql, params)),
    run: (sql, params) => db.transaction((tx) => tx.run(sql, params)),
  }
}
