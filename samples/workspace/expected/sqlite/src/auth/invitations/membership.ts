import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import type { Membership } from '../../memberships/membership.ts'

const CREATE_MEMBERSHIP = `
  INSERT INTO memberships (role, organisation_id, user_id, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`

/** Nothing where a value is taken that only one row may have. */
export async function createMembership(
  db: Database,
  values: {
    readonly organisationId: number
    readonly userId: number
    readonly role: Membership['role']
  },
): Promise<Membership | null> {
  const at = now()
  const membership: Omit<Membership, 'id'> = {
    role: values.role,
    organisationId: values.organisationId,
    userId: values.userId,
    createdAt: at,
    updatedAt: at,
  }
  const { changes, insertId } = await db.run(CREATE_MEMBERSHIP, [
    membership.role,
    membership.organisationId,
    membership.userId,
    membership.createdAt,
    membership.updatedAt,
  ])
  return changes === 0 ? null : { id: insertId, ...membership }
}
