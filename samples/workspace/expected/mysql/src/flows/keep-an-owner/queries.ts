import type { Database } from '../../database/client.ts'

const COUNT_OWNERS = `
  SELECT COUNT(*) AS total
  FROM memberships
  WHERE memberships.organisation_id = ?
    AND memberships.role = 'owner'`

export async function countOwners(db: Database, organisationId: number): Promise<number> {
  const row = await db.get<{ total: number }>(COUNT_OWNERS, [organisationId])
  return Number(row?.total ?? 0)
}
