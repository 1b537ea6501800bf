import type { Database } from '../../database/client.ts'
import type { Caller, Role } from '../caller.ts'

/** A key as it is kept: times are milliseconds since 1970, 0 for never. */
export interface KeyRow {
  readonly id: string
  readonly name: string
  readonly prefix: string
  /** With spaces between. */
  readonly scopes: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly usedAt: number
}

/** Whose key it is, with the role of now. */
export interface KeyCaller extends Pick<KeyRow, 'id' | 'usedAt'> {
  readonly caller: Caller
}

interface ReadRow extends Pick<KeyRow, 'id' | 'scopes' | 'usedAt'> {
  readonly account: Caller['id']
  readonly role: Role
}

const INSERT = `
  INSERT INTO auth_keys (id, user_id, name, prefix, digest, scopes, created_at, expires_at, used_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)`

const LIST = `
  SELECT id, name, prefix, scopes, created_at AS "createdAt", expires_at AS "expiresAt", used_at AS "usedAt"
  FROM auth_keys WHERE user_id = $1 AND expires_at > $2
  ORDER BY created_at DESC, id`

const READ = `
  SELECT auth_keys.id, users.id AS account, users.role, auth_keys.scopes, auth_keys.used_at AS "usedAt"
  FROM auth_keys JOIN users ON users.id = auth_keys.user_id
  WHERE auth_keys.digest = $1 AND auth_keys.expires_at > $2`

const COUNT = 'SELECT COUNT(*) AS held FROM auth_keys WHERE user_id = $1'
const WRITE_USED = 'UPDATE auth_keys SET used_at = $1 WHERE id = $2'
const DELETE = 'DELETE FROM auth_keys WHERE id = $1 AND user_id = $2'
const DELETE_OVER = 'DELETE FROM auth_keys WHERE user_id = $1 AND expires_at <= $2'

export async function insertKey(
  db: Database,
  user: Caller['id'],
  digest: string,
  { id, name, prefix, scopes, createdAt, expiresAt }: KeyRow,
): Promise<void> {
  await db.run(INSERT, [id, user, name, prefix, digest, scopes, createdAt, expiresAt])
}

/** Of one account, the latest first. */
export function listKeys(db: Database, user: Caller['id']): Promise<KeyRow[]> {
  return db.all<KeyRow>(LIST, [user, Date.now()])
}

/** How many keys an account has, without those that are over, which are removed. */
export async function countKeys(db: Database, user: Caller['id'], now: number): Promise<number> {
  await db.run(DELETE_OVER, [user, now])
  return Number((await db.get<{ held: number }>(COUNT, [user]))?.held ?? 0)
}

/** Undefined where it is over, or was never there. */
export async function readKey(
  db: Database,
  digest: string,
  now: number,
): Promise<KeyCaller | undefined> {
  const row = await db.get<ReadRow>(READ, [digest, now])
  if (row === undefined) return undefined
  const { id, usedAt, account, role } = row
  const scopes = row.scopes.split(' ')
  // A key belongs to no sign-in.
  return { id, usedAt, caller: { id: account, role, session: '', scopes } }
}

export async function writeUsed(db: Database, id: string, now: number): Promise<void> {
  await db.run(WRITE_USED, [now, id])
}

/** False where the account has no such key. */
export async function deleteKey(db: Database, user: Caller['id'], id: string): Promise<boolean> {
  const { changes } = await db.run(DELETE, [id, user])
  return changes === 1
}
