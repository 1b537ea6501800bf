import { randomUUID } from 'node:crypto'
import type { Database } from '../../database/client.ts'
import { Problem } from '../../http/errors.ts'
import type { Caller } from '../caller.ts'
import { keyDigest, newKey, prefixOf } from './keys.ts'
import * as queries from './queries.ts'
import type { ApiKey, IssuedKey, KeyRequest } from './schemas.ts'

const DAY_MS = 24 * 60 * 60_000
const MOST_KEYS = 50

/** Makes a key for an account. It is shown in this answer and nowhere after. */
export async function issueKey(
  db: Database,
  user: Caller['id'],
  { name, scopes, days }: KeyRequest,
): Promise<IssuedKey> {
  const createdAt = Date.now()
  if ((await queries.countKeys(db, user, createdAt)) >= MOST_KEYS)
    throw new Problem(409, `There are ${MOST_KEYS} keys already. End one of them first.`)
  const key = newKey()
  const row = {
    id: randomUUID(),
    name,
    prefix: prefixOf(key),
    scopes: scopes.join(' '),
    createdAt,
    expiresAt: createdAt + days * DAY_MS,
    usedAt: 0,
  }
  await queries.insertKey(db, user, keyDigest(key), row)
  return { ...shown(row), key }
}

/** A key as its owner sees it. */
export function shown({ scopes, createdAt, expiresAt, usedAt, ...row }: queries.KeyRow): ApiKey {
  return {
    ...row,
    scopes: scopes.split(' '),
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
    usedAt: usedAt === 0 ? null : new Date(usedAt).toISOString(),
  }
}
