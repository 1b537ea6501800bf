import type { Database } from '../../database/client.ts'
import type { Caller } from '../caller.ts'

const NOTE = 'UPDATE users SET confirmed_address = ? WHERE id = ? AND email = ?'

/** Nothing where the account has another address by now. */
export async function noteAddress(
  db: Database,
  user: Caller['id'],
  address: string,
): Promise<void> {
  await db.run(NOTE, [address, user, address])
}
