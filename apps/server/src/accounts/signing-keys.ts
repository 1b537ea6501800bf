import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto'
import { randomId } from '../ids.ts'
import type { Queries } from '../storage/storage.ts'

const DAY = 24 * 60 * 60_000
/** A key signs for so long, and is kept for as long again. */
export const SIGNS = 30 * DAY

export interface SigningKey {
  readonly kid: string
  readonly key: KeyObject
}

/** The key that signs now: the newest, or a fresh one when that is too old or there is none. */
export async function currentKey(queries: Queries): Promise<SigningKey> {
  const row = await queries
    .selectFrom('signing_keys')
    .selectAll()
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row && Date.now() - Date.parse(row.created_at) < SIGNS)
    return { kid: row.kid, key: keyOf(row.secret) }
  const secret = randomBytes(32).toString('base64url')
  const kid = randomId('k')
  const now = Date.now()
  await queries
    .insertInto('signing_keys')
    .values({ kid, secret, created_at: new Date(now).toISOString() })
    .execute()
  await queries
    .deleteFrom('signing_keys')
    .where('created_at', '<', new Date(now - 2 * SIGNS).toISOString())
    .execute()
  return { kid, key: keyOf(secret) }
}

/** Looked up in our own table; what a token says about keys otherwise counts for nothing. */
export async function keyById(queries: Queries, kid: string): Promise<KeyObject | undefined> {
  const row = await queries
    .selectFrom('signing_keys')
    .select('secret')
    .where('kid', '=', kid)
    .executeTakeFirst()
  return row && keyOf(row.secret)
}

function keyOf(secret: string): KeyObject {
  return createSecretKey(Buffer.from(secret, 'base64url'))
}
