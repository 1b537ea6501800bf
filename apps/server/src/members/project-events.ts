import type { ProjectEvent } from '@drawbridge/protocol'
import type { OwnerScope } from '../accounts/scope.ts'
import type { Queries } from '../storage/storage.ts'

const PAGE = 50

/** Whoever did something stays in the log when their account goes. */
const GONE = 'Somebody whose account is deleted'

/** Lines of the log about this project, the newest first. */
export async function listProjectEvents(
  queries: Queries,
  { projectId }: OwnerScope,
  before: number | undefined,
): Promise<ProjectEvent[]> {
  const rows = await queries
    .selectFrom('audit')
    .select(['sequence', 'created_at', 'event', 'account_id', 'detail'])
    .where('project_id', '=', projectId)
    .$if(before !== undefined, (query) => query.where('sequence', '<', before ?? 0))
    .orderBy('sequence', 'desc')
    .limit(PAGE)
    .execute()
  const lines = rows.map((row) => ({ ...row, detail: detailOf(row.detail) }))
  const names = await namesOf(
    queries,
    lines.flatMap(({ account_id, detail }) => [account_id ?? '', detail.account ?? '']),
  )
  return lines.map(({ sequence, created_at, event, account_id, detail }) => ({
    number: sequence,
    at: created_at,
    event,
    who: names.get(account_id ?? '') ?? GONE,
    what: [
      detail.account === undefined ? undefined : (names.get(detail.account) ?? GONE),
      detail.role,
      detail.name,
      detail.address,
    ]
      .filter((part) => part !== undefined)
      .join(', '),
  }))
}

interface Detail {
  readonly account?: string
  readonly role?: string
  readonly name?: string
  readonly address?: string
}

const detailOf = (text: string): Detail => JSON.parse(text)

async function namesOf(queries: Queries, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await queries
    .selectFrom('accounts')
    .select(['id', 'name', 'email'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name, email }) => [id, name || email]))
}
