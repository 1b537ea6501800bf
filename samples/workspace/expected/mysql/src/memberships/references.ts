import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { invalid } from '../http/errors.ts'
import { readable as organisationsReadable } from '../organisations/rules.ts'
import { reachable as usersReachable } from '../users/rules.ts'
import type { MembershipInput } from './membership.ts'

/** Rows may only point at rows that are there and that their writer may read. */
export async function checkReferences(
  db: Database,
  inputs: readonly Partial<MembershipInput>[],
  caller: Caller,
): Promise<void> {
  await checkOrganisationId(db, inputs, caller)
  await checkUserId(db, inputs, caller)
}

async function checkOrganisationId(
  db: Database,
  inputs: readonly Partial<MembershipInput>[],
  caller: Caller,
): Promise<void> {
  const ids = [...new Set(inputs.flatMap((input) => input.organisationId ?? []))]
  if (ids.length === 0) return
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT organisations.id FROM organisations
    WHERE organisations.id IN (${keys})${organisationsReadable(caller, params)}`
  const found = await db.all(sql, params)
  if (found.length < ids.length) throw invalid('organisationId', 'There is no such organisation.')
}

async function checkUserId(
  db: Database,
  inputs: readonly Partial<MembershipInput>[],
  caller: Caller,
): Promise<void> {
  const ids = [...new Set(inputs.flatMap((input) => input.userId ?? []))]
  if (ids.length === 0) return
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT users.id FROM users
    WHERE users.id IN (${keys})${usersReachable(caller, params)}`
  const found = await db.all(sql, params)
  if (found.length < ids.length) throw invalid('userId', 'There is no such user.')
}
