import {
  hasRole,
  KEY_ALLOWS,
  KEY_ROLES,
  type AssistantKey,
  type BodyOf,
  type Api,
  type ProjectRole,
} from '@drawbridge/protocol'
import {
  enterAccount,
  enterProject,
  withRole,
  type AccountScope,
  type EditorScope,
} from '../accounts/scope.ts'
import { Refused } from '../http/problem.ts'
import { randomId, randomSecret, sha256 } from '../ids.ts'
import { holdProject } from '../projects/hold.ts'
import type { Queries, Storage } from '../storage/storage.ts'
import type { AssistantKeyRow } from '../storage/tables.ts'

/** Keys of a project. */
export const MOST_KEYS = 50
const DAY = 24 * 60 * 60_000
/** So that whoever finds one, or a scanner of secrets, knows what it is. */
const PREFIX = 'drawbridge_'
const SPELLING = /^drawbridge_[\w-]{43}$/
/** Being used is written down so often. */
const USED_EVERY = 60_000

interface Made {
  readonly key: AssistantKey
  /** Stored nowhere. */
  readonly secret: string
}

/** @throws Refused where it would do more than its maker, or there are too many */
export async function makeKey(
  storage: Storage,
  account: AccountScope,
  { projectId }: EditorScope,
  { name, allowed, days }: BodyOf<Api['makeAssistantKey']>,
): Promise<Made> {
  const secret = `${PREFIX}${randomSecret()}`
  const now = Date.now()
  return storage.transaction(async (queries) => {
    await holdProject(queries, projectId)
    // They may have been given another role while this waited its turn.
    const scope = await enterProject(queries, account, projectId)
    if (!scope || !hasRole(scope.role, KEY_ROLES[allowed]))
      throw new Refused(403, 'Only an owner lets an assistant do everything. Allow it less.')
    const created_at = new Date(now).toISOString()
    await queries.deleteFrom('assistant_keys').where('expires_at', '<', created_at).execute()
    const { count } = await queries
      .selectFrom('assistant_keys')
      .select((row) => row.fn.countAll().as('count'))
      .where('project_id', '=', projectId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= MOST_KEYS)
      throw new Refused(409, `A project has ${MOST_KEYS} keys at the most. End one of them first.`)
    const { epoch } = await queries
      .selectFrom('accounts')
      .select('epoch')
      .where('id', '=', account.accountId)
      .executeTakeFirstOrThrow()
    const row: AssistantKeyRow = {
      id: randomId('k'),
      project_id: projectId,
      account_id: account.accountId,
      epoch,
      secret_hash: sha256(secret),
      name: name.trim(),
      allowed,
      program: '',
      created_at,
      expires_at: new Date(now + days * DAY).toISOString(),
      used_at: null,
    }
    await queries.insertInto('assistant_keys').values(row).execute()
    return { key: shown(row, scope.who, account.accountId), secret }
  })
}

/** Those that open something. */
export async function listKeys(
  queries: Queries,
  { projectId, accountId }: EditorScope,
): Promise<AssistantKey[]> {
  const rows = await good(queries)
    .where('assistant_keys.project_id', '=', projectId)
    .orderBy('assistant_keys.created_at')
    .execute()
  return rows.map((row) => shown(row, row.account || row.email, accountId))
}

/** @returns whether there was one that they may end, and its name */
export async function endKey(
  queries: Queries,
  { projectId, accountId, role }: EditorScope,
  id: string,
): Promise<string | undefined> {
  const isTheirs = queries
    .selectFrom('assistant_keys')
    .select('name')
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .$if(role !== 'owner', (query) => query.where('account_id', '=', accountId))
  const row = await isTheirs.executeTakeFirst()
  if (row) await queries.deleteFrom('assistant_keys').where('id', '=', id).execute()
  return row?.name
}

/** Ends what somebody's keys do beyond a role that they have from now on. */
export async function endKeysBeyond(
  queries: Queries,
  projectId: string,
  accountId: string,
  role: ProjectRole,
): Promise<void> {
  const beyond = KEY_ALLOWS.filter((allowed) => !hasRole(role, KEY_ROLES[allowed]))
  if (beyond.length === 0) return
  await queries
    .deleteFrom('assistant_keys')
    .where('project_id', '=', projectId)
    .where('account_id', '=', accountId)
    .where('allowed', 'in', beyond)
    .execute()
}

/** A program that has been let in. */
export interface Guest {
  readonly key: Pick<AssistantKeyRow, 'id' | 'name' | 'allowed' | 'program'>
  readonly project: EditorScope
}

/**
 * Whom a key lets in, looked up each time: it is worth nothing once it is over or ended, its maker
 * has another role or signed out everywhere, or the project is deleted.
 */
export async function openKey(queries: Queries, secret: string): Promise<Guest | undefined> {
  if (!SPELLING.test(secret)) return undefined
  const row = await good(queries).where('secret_hash', '=', sha256(secret)).executeTakeFirst()
  if (!row) return undefined
  const account = enterAccount({ id: row.account_id, name: row.account, email: row.email }, '')
  const scope = await enterProject(queries, account, row.project_id)
  const project = scope && withRole(scope, KEY_ROLES[row.allowed])
  if (!project) return undefined
  await markUsed(queries, row)
  return { key: row, project: { ...project, who: nameOf(project.who, row) } }
}

/** The program says what it is called: the history says so too. */
export async function noteProgram(
  queries: Queries,
  { id }: Guest['key'],
  program: string,
): Promise<void> {
  await queries.updateTable('assistant_keys').set({ program }).where('id', '=', id).execute()
}

/** `Ada by Claude Code (laptop)`, as the history has it. */
function nameOf(who: string, key: Pick<AssistantKeyRow, 'name' | 'program'>): string {
  const by = assistantName(key)
  return `${who.slice(0, 254 - 4 - by.length)} by ${by}`
}

/** `Claude Code (laptop)`: what the program calls itself, and what its key is called. */
export function assistantName({
  name,
  program,
}: Pick<AssistantKeyRow, 'name' | 'program'>): string {
  return program === '' || program === name ? name : `${program} (${name})`
}

const good = (queries: Queries) =>
  queries
    .selectFrom('assistant_keys')
    .innerJoin('accounts', 'accounts.id', 'assistant_keys.account_id')
    .innerJoin('projects', 'projects.id', 'assistant_keys.project_id')
    .selectAll('assistant_keys')
    .select(['accounts.name as account', 'accounts.email'])
    .whereRef('assistant_keys.epoch', '=', 'accounts.epoch')
    .where('projects.deleted_at', 'is', null)
    .where('assistant_keys.expires_at', '>', new Date().toISOString())

async function markUsed(queries: Queries, { id, used_at }: AssistantKeyRow): Promise<void> {
  const now = Date.now()
  if (used_at !== null && now - Date.parse(used_at) < USED_EVERY) return
  await queries
    .updateTable('assistant_keys')
    .set({ used_at: new Date(now).toISOString() })
    .where('id', '=', id)
    .execute()
}

function shown(row: AssistantKeyRow, who: string, you: string): AssistantKey {
  const { id, name, allowed, program, created_at, expires_at, used_at, account_id } = row
  return {
    id,
    name,
    allowed,
    who,
    isYours: account_id === you,
    program,
    createdAt: created_at,
    expiresAt: expires_at,
    usedAt: used_at,
  }
}
