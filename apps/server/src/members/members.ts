import type { Member, ProjectRole } from '@drawbridge/protocol'
import type { OwnerScope, ProjectScope } from '../accounts/scope.ts'
import { Refused } from '../http/problem.ts'
import { endKeysBeyond } from '../mcp/keys.ts'
import { holdProject } from '../projects/hold.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { MemberRow } from '../storage/tables.ts'

export async function listMembers(queries: Queries, scope: ProjectScope): Promise<Member[]> {
  const rows = await queries
    .selectFrom('members')
    .innerJoin('accounts', 'accounts.id', 'members.account_id')
    .select(['accounts.id', 'accounts.name', 'accounts.email'])
    .select(['members.role', 'members.created_at'])
    .where('members.project_id', '=', scope.projectId)
    .orderBy('members.created_at')
    .orderBy('accounts.id')
    .execute()
  return rows.map(({ id, name, email, role, created_at }) => ({
    account: id,
    name: name || email,
    email,
    role,
    since: created_at,
    isYou: id === scope.accountId,
  }))
}

/** @throws Refused where it would leave nobody who owns the project */
export function changeMember(
  storage: Storage,
  owner: OwnerScope,
  account: string,
  role: ProjectRole,
): Promise<void> {
  return storage.transaction(async (queries) => {
    await holdAsOwner(queries, owner)
    await assertMember(queries, owner, account)
    await setRole(queries, owner, account, role)
    await settleOwners(queries, owner)
  })
}

/** The project is another member's, from one moment to the next; whoever had it may go on drawing. */
export function transferProject(
  storage: Storage,
  owner: OwnerScope,
  account: string,
): Promise<void> {
  if (account === owner.accountId) throw new Refused(409, 'You own this project already.')
  return storage.transaction(async (queries) => {
    await holdAsOwner(queries, owner)
    await assertMember(queries, owner, account)
    await setRole(queries, owner, account, 'owner')
    await setRole(queries, owner, owner.accountId, 'editor')
    await settleOwners(queries, owner)
  })
}

/** @throws Refused where it would leave nobody who owns the project */
export function removeMember(storage: Storage, owner: OwnerScope, account: string): Promise<void> {
  return storage.transaction(async (queries) => {
    await holdAsOwner(queries, owner)
    await assertMember(queries, owner, account)
    await takeOut(queries, owner, account)
  })
}

/** @throws Refused for the last owner */
export function leaveProject(storage: Storage, scope: ProjectScope): Promise<void> {
  return storage.transaction(async (queries) => {
    await holdProject(queries, scope.projectId)
    await takeOut(queries, scope, scope.accountId)
  })
}

/** Ends a membership, with what was made by it alone; the project is held. */
export async function takeOut(
  queries: Queries,
  { projectId }: Pick<ProjectScope, 'projectId'>,
  account: string,
): Promise<void> {
  for (const table of ['invitations', 'proposals', 'assistant_keys', 'members'] as const)
    await queries
      .deleteFrom(table)
      .where('project_id', '=', projectId)
      .where('account_id', '=', account)
      .execute()
  await settleOwners(queries, { projectId })
}

/** Another owner may have taken it from them while this waited its turn. */
export async function holdAsOwner(queries: Queries, owner: OwnerScope): Promise<void> {
  await holdProject(queries, owner.projectId)
  const member = await memberOf(queries, owner, owner.accountId)
  if (member?.role !== 'owner') throw new Refused(403, 'You do not own this project any more.')
}

export function memberOf(
  queries: Queries,
  { projectId }: Pick<ProjectScope, 'projectId'>,
  account: string,
): Promise<Pick<MemberRow, 'role'> | undefined> {
  return queries
    .selectFrom('members')
    .select('role')
    .where('project_id', '=', projectId)
    .where('account_id', '=', account)
    .executeTakeFirst()
}

async function assertMember(queries: Queries, scope: ProjectScope, account: string): Promise<void> {
  if (!(await memberOf(queries, scope, account)))
    throw new Refused(404, 'They do not work on this project any more.')
}

/** Whoever owns the project no more has no links into it, and no keys that do more than they may. */
async function setRole(
  queries: Queries,
  { projectId }: ProjectScope,
  account: string,
  role: ProjectRole,
): Promise<void> {
  await queries
    .updateTable('members')
    .set({ role })
    .where('project_id', '=', projectId)
    .where('account_id', '=', account)
    .execute()
  if (role === 'owner') return
  await queries
    .deleteFrom('invitations')
    .where('project_id', '=', projectId)
    .where('account_id', '=', account)
    .execute()
  await endKeysBeyond(queries, projectId, account, role)
}

/** Somebody owns each project, and it counts among the projects of one who does. */
async function settleOwners(
  queries: Queries,
  { projectId }: Pick<ProjectScope, 'projectId'>,
): Promise<void> {
  const owners = await queries
    .selectFrom('members')
    .select('account_id')
    .where('project_id', '=', projectId)
    .where('role', '=', 'owner')
    .orderBy('created_at')
    .orderBy('account_id')
    .execute()
  const [first] = owners
  if (!first) throw new Refused(409, await lastOwner(queries, projectId))
  await queries
    .updateTable('projects')
    .set({ owner_id: first.account_id })
    .where('id', '=', projectId)
    .where(
      'owner_id',
      'not in',
      owners.map(({ account_id }) => account_id),
    )
    .execute()
}

async function lastOwner(queries: Queries, projectId: string): Promise<string> {
  const { name } = await queries
    .selectFrom('projects')
    .select('name')
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow()
  return `Nobody else owns ${name}. Make somebody else its owner first, or delete it.`
}
