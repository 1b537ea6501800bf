import { code, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import { aliasOf } from '../../table/emit/selected-columns.ts'
import type { Accounts } from './accounts.ts'
import { hasPermissions, permissionsMember } from './permissions.ts'
import { insertion, type SessionColumn } from './insert-session.ts'
import { statementsOf } from './statement.ts'

const COLUMNS: readonly SessionColumn[] = [
  ['id', 'id'],
  ['user_id', 'user'],
  ['seen_at', 'createdAt'],
  ['created_at', 'createdAt'],
  ['expires_at', 'expiresAt'],
]

/** `src/auth/session-queries.ts`, for cookies. */
export function cookieSessionQueriesFile(accounts: Accounts): Code {
  const sql = statementsOf(accounts.dialect)
  const inserting = insertion(accounts, COLUMNS)
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

  ${inserting.statements}

  const READ_CALLER = ${callerStatement(accounts)}

  const WRITE_SEEN = ${sql`UPDATE auth_sessions SET seen_at = ? WHERE id = ?`}
  const DELETE = ${sql`DELETE FROM auth_sessions WHERE id = ?`}
  const DELETE_OVER = ${sql`DELETE FROM auth_sessions WHERE user_id = ? AND expires_at <= ?`}

  ${inserting.insertSession}

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
