import { randomUUID } from 'node:crypto'
import type { Database } from '../database/client.ts'
import type { Caller } from './caller.ts'
import { insertSession } from './session-queries.ts'
import { ACCESS_SECONDS } from './tokens.ts'

/** A sign-in. It lasts as long as its access token does. */
export interface Session {
  readonly id: string
  readonly user: Caller['id']
}

export async function openSession(db: Database, user: Caller['id']): Promise<Session> {
  const id = randomUUID()
  const createdAt = Date.now()
  const expiresAt = createdAt + ACCESS_SECONDS * 1000
  await insertSession(db, { id, user, createdAt, expiresAt })
  return { id, user }
}
