import type { Caller } from '../../auth/caller.ts'
import type { Database } from '../../database/client.ts'
import { Problem } from '../../http/errors.ts'
import type { Membership } from '../../memberships/membership.ts'

/** Before a row is changed of memberships, in the same transaction. */
export async function keepTheMember(
  _db: Database,
  {
    row,
    changes,
  }: {
    readonly row: Membership
    readonly changes: {
      role?: 'owner' | 'admin' | 'member'
      organisationId?: number
      userId?: number
    }
    readonly user: Caller | null
  },
): Promise<void> {
  if (changes.userId !== undefined && changes.userId !== row.userId) {
    throw new Problem(409, 'It conflicts with what is there.', {
      errors: [
        { field: 'userId', message: 'A membership stays with its member: invite the other one.' },
      ],
    })
  }
}
