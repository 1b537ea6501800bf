import type { Database } from '../../database/client.ts'
import type { Caller } from '../caller.ts'

const NOTE = 'UPDATE users SET confirmed_address = ? WHERE id = ? AND email = ?'

const TAKE_OVER = `
  UPDATE users SET confirmed_address = ?, password_hash = NULL
  WHERE id = ? AND email = ? AND (confirmed_address IS NULL OR confirmed_address <> ?)`

/** All that somebody could come back by. */
const WAYS_BACK: readonly string[] = [
  'DELETE FROM auth_sessions WHERE user_id = ?',
  'DELETE FROM auth_keys WHERE user_id = ?',
  'DELETE FROM auth_tickets WHERE user_id = ?',
]

/**
 * The first proof of an address, by whoever need not be who opened the account: that one loses the
 * password and every other way back. False where it was proved before, which changes nothing.
 */
export async function takeOver(
  db: Database,
  user: Caller['id'],
  address: string,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { changes } = await tx.run(TAKE_OVER, [address, user, address, address])
    if (changes === 0) return false
    for (const statement of WAYS_BACK) await tx.run(statement, [user])
    return true
  })
}

/** Nothing where the account has another address by now. */
export async function noteAddress(
  db: Database,
  user: Caller['id'],
  address: string,
): Promise<void> {
  await db.run(NOTE, [address, user, address])
}
