import type { Database } from '../../database/client.ts'
import { failureOf } from '../../database/failures.ts'
import { now } from '../../database/times.ts'
import { toDatetime } from '../../database/values.ts'
import type { Membership } from '../../memberships/membership.ts'

const CREATE_MEMBERSHIP = `
  INSERT INTO memberships (role, organisation_id, user_id, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?)`

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
  try {
    const { insertId } = await db.run(CREATE_MEMBERSHIP, [
      membership.role,
      membership.organisationId,
      membership.userId,
      toDatetime(membership.createdAt),
      toDatetime(membership.updatedAt),
    ])
    return { id: insertId, ...membership }
  } catch (error) {
    if (failureOf(error) === 'duplicate') return null
    throw error
  }
}
