import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../database/client.ts'
import type { Caller } from './caller.ts'
import * as queries from './session-queries.ts'
import { SESSION_DAYS } from './settings.ts'

const DAY_MS = 24 * 60 * 60_000
/** A session ends so long after signing in, and so long after it was used last. */
export const LONGEST_MS = SESSION_DAYS * DAY_MS
const IDLE_MS = 7 * DAY_MS
/** When it was used last is written down no more often than this. */
const SEEN_EVERY_MS = 60_000

/** Returns the secret that goes into the cookie. Only its digest is kept. */
export async function openSession(
  db: Database,
  user: Caller['id'],
  passwordHash?: string,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const createdAt = Date.now()
  const expiresAt = createdAt + LONGEST_MS
  const session = { id: digest(secret), user, createdAt, expiresAt }
  await queries.insertSession(db, session, passwordHash)
  return secret
}

/** Whose session it is, with the role of now; null when it is over. */
export async function readSession(db: Database, secret: string): Promise<Caller | null> {
  const id = digest(secret)
  const now = Date.now()
  const row = await queries.readCaller(db, id, now - IDLE_MS)
  if (row === undefined) return null
  const { seenAt, ...caller } = row
  if (seenAt < now - SEEN_EVERY_MS) await queries.writeSeen(db, id, now)
  return { ...caller, session: id }
}

export async function endSession(db: Database, secret: string): Promise<void> {
  await queries.deleteSession(db, digest(secret))
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
