import type { Database } from '../../database/client.ts'
import type { Organisation, OrganisationRow } from '../../organisations/organisation.ts'

const FIND_ORGANISATION = `
  SELECT organisations.id
  FROM organisations
  WHERE organisations.id = ?`

const COUNT_OWNERS = `
  SELECT COUNT(*) AS total
  FROM memberships
  WHERE memberships.organisation_id = ?
    AND memberships.role = 'owner'`

export async function findOrganisation(
  db: Database,
  organisationId: number,
): Promise<Pick<Organisation, 'id'> | null> {
  return (await db.get<Pick<OrganisationRow, 'id'>>(FIND_ORGANISATION, [organisationId])) ?? null
}

export async function countOwners(db: Database, organisationId: number): Promise<number> {
  const row = await db.get<{ total: number }>(COUNT_OWNERS, [organisationId])
  return Number(row?.total ?? 0)
}
