import { hasRole, type AtLeast, type ProjectRole } from '@drawbridge/protocol'
import { sha256 } from '../ids.ts'
import type { Queries } from '../storage/storage.ts'
import type { AccountRow } from '../storage/tables.ts'

declare const authorised: unique symbol

/** Proof that somebody is signed in. Only this file makes one, and data is reached with one only. */
export interface AccountScope {
  readonly [authorised]: 'account'
  readonly accountId: string
  readonly email: string
  readonly name: string
  /** When this session, or this program, last showed that it is the account's owner. */
  readonly provenAt: string
}

/** Proof that the caller is a member of a project, and of which role. */
export interface ProjectScope<Role extends ProjectRole = ProjectRole> {
  readonly [authorised]: 'project'
  readonly role: Role
  readonly projectId: string
  readonly accountId: string
  readonly who: string
}

/** Proof that the caller may change the project. */
export type EditorScope = ProjectScope<AtLeast['editor']>
export type OwnerScope = ProjectScope<'owner'>

/** @param account as its session or token has just been checked */
export function enterAccount(
  { id, email, name }: Pick<AccountRow, 'id' | 'email' | 'name'>,
  provenAt: string,
): AccountScope {
  return { accountId: id, email, name, provenAt } as AccountScope
}

/** The scope of a project, or undefined: there is no telling a missing one from somebody else's. */
export async function enterProject(
  queries: Queries,
  account: AccountScope,
  projectId: string,
): Promise<ProjectScope | undefined> {
  const member = await queries
    .selectFrom('members')
    .select('role')
    .where('project_id', '=', projectId)
    .where('account_id', '=', account.accountId)
    .executeTakeFirst()
  return member && scopeOf(projectId, account, member.role)
}

/** What a key opens that backends elsewhere send their traces with: nobody is behind it. */
export async function enterByTraceKey(
  queries: Queries,
  projectId: string,
  key: string,
): Promise<ProjectScope<'viewer'> | undefined> {
  const row = await queries
    .selectFrom('trace_keys')
    .select('project_id')
    .where('project_id', '=', projectId)
    .where('secret_hash', '=', sha256(key))
    .executeTakeFirst()
  const nobody = { accountId: '', email: '', name: 'A backend elsewhere' }
  return row && scopeOf(row.project_id, nobody, 'viewer')
}

/** For a project that this account has just made. */
export function ownProject(projectId: string, account: AccountScope): OwnerScope {
  return scopeOf(projectId, account, 'owner')
}

function scopeOf<Role extends ProjectRole>(
  projectId: string,
  { accountId, name, email }: Pick<AccountScope, 'accountId' | 'name' | 'email'>,
  role: Role,
): ProjectScope<Role> {
  return { projectId, accountId, who: name || email, role } as ProjectScope<Role>
}

/** The same proof, where the role is enough for what is asked. */
export function withRole<Asked extends ProjectRole>(
  scope: ProjectScope,
  asked: Asked,
): ProjectScope<AtLeast[Asked]> | undefined {
  return hasRole(scope.role, asked) ? { ...scope, role: scope.role } : undefined
}
