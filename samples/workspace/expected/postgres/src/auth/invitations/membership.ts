import type { Database } from '../../database/client.ts'
import { now } from '../../database/times.ts'
import { noteMemberJoined } from '../../flows/note-member-joined/note-member-joined.ts'
import type { Membership } from '../../memberships/membership.ts'
import type { Caller } from '../caller.ts'

const INSERT_MEMBERSHIP = `
  INSERT INTO memberships (role, organisation_id, user_id, created_at, updated_at)
  VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id`

/** Nothing where a value is taken that only one row may have. */
export async function insertMembership(
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
  const { changes, insertId } = await db.run(INSERT_MEMBERSHIP, [
    membership.role,
    membership.organisationId,
    membership.userId,
    membership.createdAt,
    membership.updatedAt,
  ])
  return changes === 0 ? null : { id: insertId, ...membership }
}

/** With what is done before and after a membership is created. */
export function createMembership(
  db: Database,
  values: {
    readonly organisationId: number
    readonly userId: number
    readonly role: Membership['role']
  },
  user: Caller | null,
): ReturnType<typeof insertMembership> {
  return db.transaction(async (tx) => {
    const row = await insertMembership(tx, values)
    if (row === null) return null
    await noteMemberJoined(tx, { row, user })
    return row
  })
}
