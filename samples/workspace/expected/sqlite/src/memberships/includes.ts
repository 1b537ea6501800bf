import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { organisationColumns, type OrganisationRow } from '../organisations/organisation.ts'
import { readable as organisationsReadable } from '../organisations/rules.ts'
import { reachable as usersReachable, withhold as usersWithhold } from '../users/rules.ts'
import { userColumns, type UserRow } from '../users/user.ts'
import type { Membership } from './membership.ts'

const INCLUDES = {
  organisation: includeOrganisation,
  user: includeUser,
}

export type MembershipInclude = keyof typeof INCLUDES
export const membershipIncludes = [
  'organisation',
  'user',
] as const satisfies readonly MembershipInclude[]

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInMemberships(
  db: Database,
  memberships: readonly Membership[],
  names: readonly MembershipInclude[],
  caller: Caller | null,
): Promise<void> {
  if (memberships.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, memberships, caller)))
}

async function includeOrganisation(
  db: Database,
  memberships: readonly Membership[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    memberships.map((membership) => membership.organisationId),
    params,
  )
  const sql = `
    SELECT ${organisationColumns} FROM organisations
    WHERE organisations.id IN (${keys})${organisationsReadable(signedIn(caller), params)}`
  const rows = await db.all<OrganisationRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const membership of memberships)
    membership.organisation = byId.get(membership.organisationId) ?? null
}

async function includeUser(
  db: Database,
  memberships: readonly Membership[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    memberships.map((membership) => membership.userId),
    params,
  )
  const sql = `
    SELECT ${userColumns} FROM users
    WHERE users.id IN (${keys})${usersReachable(signedIn(caller), params)}`
  const rows = await db.all<UserRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const membership of memberships) membership.user = byId.get(membership.userId) ?? null
  usersWithhold(
    memberships.flatMap((membership) => membership.user ?? []),
    caller,
  )
}
