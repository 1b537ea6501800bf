import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import {
  organisationColumns,
  toOrganisation,
  type OrganisationRow,
} from '../organisations/organisation.ts'
import { readable as organisationsReadable } from '../organisations/rules.ts'
import { reachable as usersReachable, withhold as usersWithhold } from '../users/rules.ts'
import { userColumns, type UserRow } from '../users/user.ts'
import type { AuditEntry } from './audit-entry.ts'

const INCLUDES = {
  organisation: includeOrganisation,
  actor: includeActor,
}

export type AuditEntryInclude = keyof typeof INCLUDES
export const auditEntryIncludes = [
  'organisation',
  'actor',
] as const satisfies readonly AuditEntryInclude[]

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInAuditEntries(
  db: Database,
  auditEntries: readonly AuditEntry[],
  names: readonly AuditEntryInclude[],
  caller: Caller | null,
): Promise<void> {
  if (auditEntries.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, auditEntries, caller)))
}

async function includeOrganisation(
  db: Database,
  auditEntries: readonly AuditEntry[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    auditEntries.map((auditEntry) => auditEntry.organisationId),
    params,
  )
  const sql = `
    SELECT ${organisationColumns} FROM organisations
    WHERE organisations.id IN (${keys})${organisationsReadable(signedIn(caller), params)}`
  const rows = await db.all<OrganisationRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, toOrganisation(row)]))
  for (const auditEntry of auditEntries)
    auditEntry.organisation = byId.get(auditEntry.organisationId) ?? null
}

async function includeActor(
  db: Database,
  auditEntries: readonly AuditEntry[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    auditEntries.map((auditEntry) => auditEntry.actorId),
    params,
  )
  const sql = `
    SELECT ${userColumns} FROM users
    WHERE users.id IN (${keys})${usersReachable(signedIn(caller), params)}`
  const rows = await db.all<UserRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const auditEntry of auditEntries)
    auditEntry.actor = auditEntry.actorId === null ? null : (byId.get(auditEntry.actorId) ?? null)
  usersWithhold(
    auditEntries.flatMap((auditEntry) => auditEntry.actor ?? []),
    caller,
  )
}
