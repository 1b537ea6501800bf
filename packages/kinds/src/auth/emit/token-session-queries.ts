import { code, type Code } from '@drawbridge/source'
import * as refs from '../../table/emit/refs.ts'
import type { Accounts } from './accounts.ts'
import { insertion, type SessionColumn } from './insert-session.ts'
import { offers } from './offers.ts'
import { hasPermissions, permissionsMember } from './permissions.ts'
import { keepsUse } from '../ways/devices/used-at.ts'
import { statementsOf } from './statement.ts'

/** `src/auth/session-queries.ts`, for access and refresh tokens. */
export function tokenSessionQueriesFile(accounts: Accounts): Code {
  const sql = statementsOf(accounts.dialect)
  const isRefreshed = offers(accounts, 'refresh')
  const inserting = insertion(accounts, isRefreshed ? REFRESHED : BRIEF)
  const ends = offers(accounts, 'logout', 'refresh')
  return code`
  /** A sign-in as it is kept: times are milliseconds since 1970. */
  export interface SessionRow {
    readonly id: string
    readonly user: ${refs.Caller}['id']
    ${isRefreshed && code`readonly tokenDigest: string`}
    readonly createdAt: number
    readonly expiresAt: number
  }

  ${inserting.statements}

  ${isRefreshed && replaceStatement(accounts)}

  const READ_CALLER = ${callerStatement(accounts)}

  ${ends && code`const DELETE = ${sql`DELETE FROM auth_sessions WHERE id = ?`}`}
  const DELETE_OVER = ${sql`DELETE FROM auth_sessions WHERE user_id = ? AND expires_at <= ?`}

  ${inserting.insertSession}

  ${isRefreshed && replaceDigest(accounts)}

  /** Undefined where the session is over. */
  export async function readCaller(db: ${refs.Database}, session: string): Promise<${refs.Caller} | undefined> {
    const row = await db.get<Omit<${refs.Caller}, 'session'${hasPermissions(accounts) && code` | 'permissions'`}>>(READ_CALLER, [session, Date.now()])
    return row && { id: row.id, role: row.role${permissionsMember(accounts)}, session }
  }

  ${
    ends &&
    code`
      export async function deleteSession(db: ${refs.Database}, id: string): Promise<void> {
        await db.run(DELETE, [id])
      }`
  }`
}

const REFRESHED: readonly SessionColumn[] = [
  ['id', 'id'],
  ['user_id', 'user'],
  ['token_digest', 'tokenDigest'],
  ['created_at', 'createdAt'],
  ['expires_at', 'expiresAt'],
]

/** There is no refresh token that a digest could be of. */
const BRIEF: readonly SessionColumn[] = REFRESHED.map(([column, value]) =>
  column === 'token_digest' ? [column, undefined] : [column, value],
)

const replaceStatement = ({ auth, dialect }: Accounts): Code =>
  keepsUse(auth)
    ? code`const REPLACE_DIGEST = ${statementsOf(dialect)`
  UPDATE auth_sessions SET token_digest = ?, used_at = ?
  WHERE id = ? AND token_digest = ? AND expires_at > ?`}`
    : code`const REPLACE_DIGEST = ${statementsOf(dialect)`
  UPDATE auth_sessions SET token_digest = ?
  WHERE id = ? AND token_digest = ? AND expires_at > ?`}`

const replaceDigest = ({ auth }: Accounts): Code => code`
  /** False where another digest stands there, or the session is over. */
  export async function replaceDigest(
    db: ${refs.Database},
    id: string,
    from: string,
    to: string,
  ): Promise<boolean> {
    ${
      keepsUse(auth)
        ? code`
            const now = Date.now()
            const { changes } = await db.run(REPLACE_DIGEST, [to, now, id, from, now])`
        : code`const { changes } = await db.run(REPLACE_DIGEST, [to, id, from, Date.now()])`
    }
    return changes === 1
  }`

function callerStatement({ table, dialect, sql: users }: Accounts): Code {
  const sql = statementsOf(dialect)
  if (table.softDelete) {
    return sql`
  SELECT ${users}.id, ${users}.role
  FROM auth_sessions JOIN ${users} ON ${users}.id = auth_sessions.user_id
  WHERE auth_sessions.id = ? AND auth_sessions.expires_at > ? AND ${users}.deleted_at IS NULL`
  }
  return sql`
  SELECT ${users}.id, ${users}.role
  FROM auth_sessions JOIN ${users} ON ${users}.id = auth_sessions.user_id
  WHERE auth_sessions.id = ? AND auth_sessions.expires_at > ?`
}
