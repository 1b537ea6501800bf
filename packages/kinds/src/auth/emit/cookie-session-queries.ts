import { code, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import { aliasOf } from '../../table/emit/selected-columns.ts'
import type { Accounts } from './accounts.ts'
import { hasPermissions, permissionsMember } from './permissions.ts'
import { statementsOf } from './statement.ts'

/** `src/auth/session-queries.ts`, for cookies. */
export function cookieSessionQueriesFile(accounts: Accounts): Code {
  const sql = statementsOf(accounts.dialect)
  return code`
  /** A session as it is kept: times are milliseconds since 1970. */
  export interface SessionRow {
    readonly id: string
    readonly user: ${refs.Caller}['id']
    readonly createdAt: number
    readonly expiresAt: number
  }

  /** Who is behind a session, and when it was used last. */
  export interface CallerRow extends Omit<${refs.Caller}, 'session'> {
    readonly seenAt: number
  }

  const INSERT = ${sql`
  INSERT INTO auth_sessions (id, user_id, seen_at, created_at, expires_at)
  VALUES (?, ?, ?, ?, ?)`}

  const READ_CALLER = ${callerStatement(accounts)}

  const WRITE_SEEN = ${sql`UPDATE auth_sessions SET seen_at = ? WHERE id = ?`}
  const DELETE = ${sql`DELETE FROM auth_sessions WHERE id = ?`}
  const DELETE_OVER = ${sql`DELETE FROM auth_sessions WHERE user_id = ? AND expires_at <= ?`}

  /** Takes the opportunity to remove those of the same user that are over. */
  export async function insertSession(db: ${refs.Database}, session: SessionRow): Promise<void> {
    const { id, user, createdAt, expiresAt } = session
    await db.run(DELETE_OVER, [user, createdAt])
    await db.run(INSERT, [id, user, createdAt, createdAt, expiresAt])
  }

  /** Undefined where the session is over, or was not used since \`idleSince\`. */
  export async function readCaller(
    db: ${refs.Database},
    session: string,
    idleSince: number,
  ): Promise<CallerRow | undefined> {
    ${
      hasPermissions(accounts)
        ? code`
          const row = await db.get<Omit<CallerRow, 'permissions'>>(READ_CALLER, [session, Date.now(), idleSince])
          return row && { ...row${permissionsMember(accounts)} }`
        : code`return db.get<CallerRow>(READ_CALLER, [session, Date.now(), idleSince])`
    }
  }

  export async function writeSeen(db: ${refs.Database}, id: string, now: number): Promise<void> {
    await db.run(WRITE_SEEN, [now, id])
  }

  export async function deleteSession(db: ${refs.Database}, id: string): Promise<void> {
    await db.run(DELETE, [id])
  }`
}

function callerStatement(accounts: Accounts): Code {
  const { table, dialect, sql: users } = accounts
  const sql = statementsOf(dialect)
  const seenAt = aliasOf('seenAt', accounts)
  if (table.softDelete) {
    return sql`
  SELECT ${users}.id, ${users}.role, auth_sessions.seen_at AS ${seenAt}
  FROM auth_sessions JOIN ${users} ON ${users}.id = auth_sessions.user_id
  WHERE auth_sessions.id = ? AND auth_sessions.expires_at > ? AND auth_sessions.seen_at > ?
    AND ${users}.deleted_at IS NULL`
  }
  return sql`
  SELECT ${users}.id, ${users}.role, auth_sessions.seen_at AS ${seenAt}
  FROM auth_sessions JOIN ${users} ON ${users}.id = auth_sessions.user_id
  WHERE auth_sessions.id = ? AND auth_sessions.expires_at > ? AND auth_sessions.seen_at > ?`
}
