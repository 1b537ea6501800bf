import type { Database } from '../database/client.ts'

const ADD = `
  INSERT INTO auth_attempts (id, attempts, resets_at) VALUES ($1, 1, $2)
  ON CONFLICT (id) DO UPDATE SET
    attempts = CASE WHEN auth_attempts.resets_at <= $3 THEN 1 ELSE auth_attempts.attempts + 1 END,
    resets_at = CASE WHEN auth_attempts.resets_at <= $4 THEN excluded.resets_at
      ELSE auth_attempts.resets_at END
  RETURNING attempts, resets_at AS "resetsAt"`

const DELETE = 'DELETE FROM auth_attempts WHERE id = $1'
const DELETE_OVER = 'DELETE FROM auth_attempts WHERE resets_at <= $1'

export interface Attempts {
  readonly attempts: number
  readonly resetsAt: number
}

/**
 * Adds one to a counter, or begins it anew where its time is over; `resetsAt` is for a new one. Of
 * many at once each is told another number.
 */
export async function addAttempt(
  db: Database,
  id: string,
  now: number,
  resetsAt: number,
): Promise<Attempts> {
  return (await db.get<Attempts>(ADD, [id, resetsAt, now, now])) ?? { attempts: 1, resetsAt }
}

export async function deleteAttempts(db: Database, id: string): Promise<void> {
  await db.run(DELETE, [id])
}

/** Those of everybody whose time is over. */
export async function deleteAttemptsOver(db: Database, now: number): Promise<void> {
  await db.run(DELETE_OVER, [now])
}
