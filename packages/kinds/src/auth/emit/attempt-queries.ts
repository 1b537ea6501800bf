import { code, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import { aliasOf } from '../../table/emit/selected-columns.ts'
import type { Accounts } from './accounts.ts'
import { statementsOf } from './statement.ts'

/** `src/auth/attempt-queries.ts` */
export function attemptQueriesFile(accounts: Accounts): Code {
  const sql = statementsOf(accounts.dialect)
  const resetsAt = aliasOf('resetsAt', accounts)
  const isReadApart = accounts.dialect === 'mysql'
  return code`
  const ADD = ${addStatement(accounts)}

  ${isReadApart && code`const READ = ${sql`SELECT attempts, resets_at AS ${resetsAt} FROM auth_attempts WHERE id = ?`}`}
  const DELETE = ${sql`DELETE FROM auth_attempts WHERE id = ?`}
  const DELETE_OVER = ${sql`DELETE FROM auth_attempts WHERE resets_at <= ?`}

  export interface Attempts {
    readonly attempts: number
    readonly resetsAt: number
  }

  /**
   * Adds one to a counter, or begins it anew where its time is over; \`resetsAt\` is for a new one. Of
   * many at once each is told another number.
   */
  export async function addAttempt(
    db: ${refs.Database},
    id: string,
    now: number,
    resetsAt: number,
  ): Promise<Attempts> {
    ${
      isReadApart
        ? code`
          return db.transaction(async (tx) => {
            await tx.run(ADD, [id, resetsAt, now, now])
            return (await tx.get<Attempts>(READ, [id])) ?? { attempts: 1, resetsAt }
          })`
        : code`return (await db.get<Attempts>(ADD, [id, resetsAt, now, now])) ?? { attempts: 1, resetsAt }`
    }
  }

  export async function deleteAttempts(db: ${refs.Database}, id: string): Promise<void> {
    await db.run(DELETE, [id])
  }

  /** Those of everybody whose time is over. */
  export async function deleteAttemptsOver(db: ${refs.Database}, now: number): Promise<void> {
    await db.run(DELETE_OVER, [now])
  }`
}

/** MySQL assigns in the order in which it stands there, and what was assigned counts at once. */
function addStatement(accounts: Accounts): Code {
  const { dialect } = accounts
  const sql = statementsOf(dialect)
  if (dialect === 'mysql') {
    return sql`
  INSERT INTO auth_attempts (id, attempts, resets_at) VALUES (?, 1, ?)
  ON DUPLICATE KEY UPDATE
    attempts = CASE WHEN resets_at <= ? THEN 1 ELSE attempts + 1 END,
    resets_at = CASE WHEN resets_at <= ? THEN VALUES(resets_at) ELSE resets_at END`
  }
  return sql`
  INSERT INTO auth_attempts (id, attempts, resets_at) VALUES (?, 1, ?)
  ON CONFLICT (id) DO UPDATE SET
    attempts = CASE WHEN auth_attempts.resets_at <= ? THEN 1 ELSE auth_attempts.attempts + 1 END,
    resets_at = CASE WHEN auth_attempts.resets_at <= ? THEN excluded.resets_at
      ELSE auth_attempts.resets_at END
  RETURNING attempts, resets_at AS ${aliasOf('resetsAt', accounts)}`
}
