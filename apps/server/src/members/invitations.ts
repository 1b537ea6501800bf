import { hasRole, type Invitation, type Invited } from '@drawbridge/protocol'
import { normalEmail } from '../accounts/accounts.ts'
import type { AccountScope, OwnerScope } from '../accounts/scope.ts'
import { Refused } from '../http/problem.ts'
import { randomId, randomSecret, sha256 } from '../ids.ts'
import { holdProject } from '../projects/hold.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { InvitationRow } from '../storage/tables.ts'
import { holdAsOwner, memberOf } from './members.ts'

/** How many days a link is good. */
export const DAYS = 7
/** Members and links of a project together. */
export const MOST_PEOPLE = 100

export async function listInvitations(
  queries: Queries,
  { projectId }: OwnerScope,
): Promise<Invitation[]> {
  const rows = await queries
    .selectFrom('invitations')
    .innerJoin('accounts', 'accounts.id', 'invitations.account_id')
    .selectAll('invitations')
    .select(['accounts.name', 'accounts.email as inviter'])
    .where('project_id', '=', projectId)
    .where('expires_at', '>', new Date().toISOString())
    .orderBy('invitations.created_at')
    .execute()
  return rows.map((row) => shown(row, row.name || row.inviter))
}

interface Made {
  readonly invitation: Invitation
  /** Stored nowhere. */
  readonly token: string
}

/** @throws Refused where as many work on the project as may */
export async function invite(
  storage: Storage,
  owner: OwnerScope,
  { role, email = '' }: { readonly role: InvitationRow['role']; readonly email?: string },
): Promise<Made> {
  const token = randomSecret()
  const now = Date.now()
  const row: InvitationRow = {
    id: randomId('i'),
    project_id: owner.projectId,
    secret_hash: sha256(token),
    role,
    email: normalEmail(email),
    account_id: owner.accountId,
    created_at: new Date(now).toISOString(),
    expires_at: new Date(now + DAYS * 24 * 60 * 60_000).toISOString(),
  }
  await storage.transaction(async (queries) => {
    await holdAsOwner(queries, owner)
    await queries.deleteFrom('invitations').where('expires_at', '<', row.created_at).execute()
    await assertRoom(queries, owner)
    await queries.insertInto('invitations').values(row).execute()
  })
  return { invitation: shown(row, owner.who), token }
}

async function assertRoom(queries: Queries, { projectId }: OwnerScope): Promise<void> {
  let people = 0
  for (const table of ['members', 'invitations'] as const) {
    const { count } = await queries
      .selectFrom(table)
      .select((row) => row.fn.countAll().as('count'))
      .where('project_id', '=', projectId)
      .executeTakeFirstOrThrow()
    people += Number(count)
  }
  if (people >= MOST_PEOPLE)
    throw new Refused(409, `At most ${MOST_PEOPLE} people work on a project, links included.`)
}

/** @returns whether there was one */
export async function revokeInvitation(
  queries: Queries,
  { projectId }: OwnerScope,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await queries
    .deleteFrom('invitations')
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** @throws Refused where the link is not good, or is somebody else's */
export async function readInvitation(
  queries: Queries,
  account: AccountScope,
  token: string,
): Promise<Invited> {
  const { project_id, role, account_id } = await openedBy(queries, account, token)
  const { name } = await queries
    .selectFrom('projects')
    .select('name')
    .where('id', '=', project_id)
    .executeTakeFirstOrThrow()
  const inviter = await queries
    .selectFrom('accounts')
    .select(['name', 'email'])
    .where('id', '=', account_id)
    .executeTakeFirstOrThrow()
  return { project: name, role, who: inviter.name || inviter.email }
}

interface Joined {
  readonly projectId: string
  readonly role: InvitationRow['role']
  /** Whoever may do as much already keeps their role, and the link stays good. */
  readonly isNew: boolean
}

/** Makes a member of whoever brings the link: of several at once, one. @throws Refused */
export async function acceptInvitation(
  storage: Storage,
  account: AccountScope,
  token: string,
): Promise<Joined> {
  const { project_id: projectId } = await openedBy(storage.queries, account, token)
  return storage.transaction(async (queries) => {
    await holdProject(queries, projectId)
    const { id, role } = await openedBy(queries, account, token)
    const member = await memberOf(queries, { projectId }, account.accountId)
    if (member && hasRole(member.role, role)) return { projectId, role, isNew: false }
    await queries.deleteFrom('invitations').where('id', '=', id).execute()
    const key = { project_id: projectId, account_id: account.accountId }
    await queries
      .deleteFrom('members')
      .where('project_id', '=', projectId)
      .where('account_id', '=', account.accountId)
      .execute()
    await queries
      .insertInto('members')
      .values({ ...key, role, created_at: new Date().toISOString() })
      .execute()
    return { projectId, role, isNew: true }
  })
}

async function openedBy(
  queries: Queries,
  account: AccountScope,
  token: string,
): Promise<InvitationRow> {
  const row = await queries
    .selectFrom('invitations')
    .selectAll()
    .where('secret_hash', '=', sha256(token))
    .where('expires_at', '>', new Date().toISOString())
    .executeTakeFirst()
  if (!row) throw over()
  if (row.email !== '' && row.email !== account.email)
    throw new Refused(
      403,
      `This invitation is for another address (${masked(row.email)}), and you are signed in as ${account.email}. Sign in with that one, or ask for another link.`,
    )
  return row
}

/** Whoever it belongs to knows it again, and whoever found the link learns no address. */
const masked = (email: string): string => email.replace(/^(.)[^@]*/u, '$1•••')

const over = () =>
  new Refused(
    404,
    'This link is not good any more: it was used, taken back, or is older than a week. Ask whoever invited you for another.',
  )

function shown(row: InvitationRow, who: string): Invitation {
  const { id, role, email, created_at, expires_at } = row
  return { id, role, email, who, createdAt: created_at, expiresAt: expires_at }
}
