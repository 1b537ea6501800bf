import { sha256 } from './ids.ts'
import type { Queries, Storage } from './storage/storage.ts'
import type { AuditRow } from './storage/tables.ts'

export type AuditEvent =
  | 'register'
  | 'login'
  | 'login-failed'
  | 'code-failed'
  | 'proven'
  | 'logout'
  | 'logout-everywhere'
  | 'password-changed'
  | 'password-reset'
  | 'reset-link-sent'
  | 'reset-link-printed'
  | 'email-changed'
  | 'email-confirmed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'connection-added'
  | 'connection-removed'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'recovery-codes-renewed'
  | 'account-deleted'
  | 'session-ended'
  | 'tokens-issued'
  | 'token-reused'
  | 'refused'
  | 'project-created'
  | 'project-deleted'
  | 'project-restored'
  | 'project-trusted'
  | 'secret-set'
  | 'secret-removed'
  | 'host-allowed'
  | 'host-refused'
  | 'code-generated'
  | 'member-invited'
  | 'invitation-revoked'
  | 'member-joined'
  | 'member-changed'
  | 'member-removed'
  | 'member-left'
  | 'project-transferred'
  | 'preview-database-set'
  | 'preview-database-cleared'
  | 'trace-key-made'
  | 'trace-key-ended'
  | 'assistant-set'
  | 'assistant-removed'
  | 'assistant-asked'
  | 'assistant-key-made'
  | 'assistant-key-ended'

export type Line = Omit<AuditRow, 'hash' | 'project_id'>

const hearing = new WeakMap<Storage, (line: Line) => void>()

/** Tells each line to somebody once it is written: a log that is kept elsewhere too can be compared. */
export function hearAudit(storage: Storage, tell: (line: Line) => void): void {
  hearing.set(storage, tell)
}

/** Adds a line to the log. Each carries a hash over the one before, so that a change shows. */
export async function audit(
  storage: Storage,
  event: AuditEvent,
  accountId: string | null,
  detail: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  const line = await storage.transaction(async (queries) => {
    await queries
      .updateTable('audit_head')
      .set((row) => ({ sequence: row('sequence', '+', 1) }))
      .execute()
    const head = await queries.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()
    const row = {
      sequence: head.sequence,
      created_at: new Date().toISOString(),
      account_id: accountId,
      event,
      detail: JSON.stringify(detail),
    }
    const hash = hashOf(head.hash, row)
    await queries
      .insertInto('audit')
      .values({ ...row, hash, project_id: projectIn(row) })
      .execute()
    await queries.updateTable('audit_head').set({ hash }).execute()
    return row
  })
  hearing.get(storage)?.(line)
}

/** @returns the number of the first line that is changed or missing, or undefined */
export async function firstBrokenLine(queries: Queries): Promise<number | undefined> {
  let before = '0'.repeat(64)
  let sequence = 0
  for (const row of await queries.selectFrom('audit').selectAll().orderBy('sequence').execute()) {
    sequence += 1
    const isAsWritten = row.hash === hashOf(before, row) && row.project_id === projectIn(row)
    if (row.sequence !== sequence || !isAsWritten) return sequence
    before = row.hash
  }
  const head = await queries.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()
  return head.sequence === sequence && head.hash === before ? undefined : sequence + 1
}

/** The project that a line is about: a column of its own, so that it is found. */
function projectIn({ detail }: Line): string | null {
  const { project }: { readonly project?: unknown } = JSON.parse(detail)
  return typeof project === 'string' ? project : null
}

function hashOf(before: string, row: Line): string {
  const { sequence, created_at, account_id, event, detail } = row
  return sha256(JSON.stringify([before, sequence, created_at, account_id, event, detail]))
}
