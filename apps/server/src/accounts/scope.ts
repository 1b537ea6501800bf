import type { Queries } from '../storage/storage.ts'
import type { AccountRow, ProjectRow } from '../storage/tables.ts'

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

/** Proof that a project is the caller's own. */
export interface ProjectScope {
  readonly [authorised]: 'project'
  readonly projectId: string
  readonly accountId: string
  readonly who: string
}

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
  const row = await queries
    .selectFrom('projects')
    .select('id')
    .where('id', '=', projectId)
    .where('owner_id', '=', account.accountId)
    .executeTakeFirst()
  return row && projectScope(row, account)
}

/** For a project that this account has just made. */
export function projectScope(row: Pick<ProjectRow, 'id'>, account: AccountScope): ProjectScope {
  return {
    projectId: row.id,
    accountId: account.accountId,
    who: account.name || account.email,
  } as ProjectScope
}
