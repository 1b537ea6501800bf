import { createHash, randomBytes } from 'node:crypto'
import type { Database } from '../database/client.ts'
import type { Caller } from './caller.ts'

/** What a secret that was sent out stands for. */
export interface Ticket {
  /** Null where nobody is known yet. */
  readonly user: Caller['id'] | null
  readonly data: string | null
}

interface NewTicket extends Partial<Ticket> {
  readonly minutes: number
}

const INSERT = `
  INSERT INTO auth_tickets (id, purpose, user_id, data, expires_at) VALUES (?, ?, ?, ?, ?)`

const READ = `
  SELECT user_id AS user, data FROM auth_tickets WHERE id = ? AND expires_at > ?`

const DELETE = 'DELETE FROM auth_tickets WHERE id = ?'
const DELETE_OVER = 'DELETE FROM auth_tickets WHERE expires_at <= ?'
const DELETE_OF_USER = 'DELETE FROM auth_tickets WHERE user_id = ? AND purpose = ?'

/** Returns 256 random bits, of which only a digest is kept. Takes the opportunity to sweep. */
export async function issueTicket(
  db: Database,
  purpose: string,
  { user = null, data = null, minutes }: NewTicket,
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const now = Date.now()
  await db.run(DELETE_OVER, [now])
  await db.run(INSERT, [ticketId(purpose, secret), purpose, user, data, now + minutes * 60_000])
  return secret
}

/** What it stands for, without using it up. A secret of another purpose is none. */
export function readTicket(
  db: Database,
  purpose: string,
  secret: string,
): Promise<Ticket | undefined> {
  return db.get<Ticket>(READ, [ticketId(purpose, secret), Date.now()])
}

/** Uses it up: of many who bring it at once, one is told what it stands for. */
export async function useTicket(
  db: Database,
  purpose: string,
  secret: string,
): Promise<Ticket | undefined> {
  const ticket = await readTicket(db, purpose, secret)
  if (ticket === undefined) return undefined
  const { changes } = await db.run(DELETE, [ticketId(purpose, secret)])
  return changes === 1 ? ticket : undefined
}

/** What is kept of it: the purpose is part of it, so that one never fits another. */
export function ticketId(purpose: string, secret: string): string {
  return createHash('sha256')
    .update(JSON.stringify([purpose, secret]))
    .digest('base64url')
}
