import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { keyList } from '../database/key-list.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { datetime } from '../database/readers.ts'
import { now } from '../database/times.ts'
import { toDatetime, type Param } from '../database/values.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import { Problem } from '../http/errors.ts'
import {
  attachmentColumns,
  toAttachment,
  type Attachment,
  type AttachmentInput,
  type AttachmentRow,
} from './attachment.ts'
import { creatable, deletable, readable } from './rules.ts'

/** What callers may filter and sort by. */
export const attachmentFilters: Columns = {
  id: { sql: 'attachments.id', read: integer },
  name: { sql: 'attachments.name', read: text, searchable: true },
  contentType: { sql: 'attachments.content_type', read: text, searchable: true },
  size: { sql: 'attachments.size', read: integer },
  url: { sql: 'attachments.url', read: text, searchable: true },
  organisationId: { sql: 'attachments.organisation_id', read: integer },
  issueId: { sql: 'attachments.issue_id', read: integer },
  ownerId: { sql: 'attachments.owner_id', read: integer },
  createdAt: { sql: 'attachments.created_at', read: datetime },
  updatedAt: { sql: 'attachments.updated_at', read: datetime },
}

const READ = `SELECT ${attachmentColumns} FROM attachments WHERE attachments.id = ?`

const INSERT = `
  INSERT INTO attachments (name, content_type, size, url, organisation_id, issue_id, owner_id,
    created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`

const DELETE = 'DELETE FROM attachments WHERE id = ?'

export async function listAttachments(
  db: Database,
  query: ListQuery,
  caller: Caller,
): Promise<Page<Attachment>> {
  const params: Param[] = []
  const page = await selectPage<AttachmentRow>(db, query, {
    table: 'attachments',
    columns: attachmentColumns,
    where: `TRUE${readable(caller, params)}`,
    params,
  })
  return pageOf(page.rows.map(toAttachment), page, query)
}

export async function readAttachment(
  db: Database,
  id: number,
  caller: Caller,
): Promise<Attachment | undefined> {
  const params: Param[] = [id]
  const row = await db.get<AttachmentRow>(`${READ}${readable(caller, params)}`, params)
  return row && toAttachment(row)
}

export async function createAttachment(
  db: Database,
  input: AttachmentInput,
  caller: Caller,
): Promise<Attachment> {
  return db.transaction(async (tx) => {
    const attachment = await insertAttachment(tx, input, caller.id)
    await checkCreatable(tx, [attachment.id], caller)
    return attachment
  })
}

async function insertAttachment(
  db: Database,
  input: AttachmentInput,
  ownerId: number,
): Promise<Attachment> {
  const at = now()
  const attachment: Omit<Attachment, 'id'> = {
    name: input.name,
    contentType: input.contentType,
    size: input.size,
    url: input.url,
    organisationId: input.organisationId,
    issueId: input.issueId,
    ownerId,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(INSERT, [
    attachment.name,
    attachment.contentType,
    attachment.size,
    attachment.url,
    attachment.organisationId,
    attachment.issueId,
    attachment.ownerId,
    toDatetime(attachment.createdAt),
    toDatetime(attachment.updatedAt),
  ])
  return { id: insertId, ...attachment }
}

/** Takes everything back unless the rules let the caller make these rows. */
async function checkCreatable(db: Database, ids: readonly number[], caller: Caller): Promise<void> {
  const params: Param[] = []
  const keys = keyList(ids, params)
  const sql = `
    SELECT attachments.id FROM attachments
    WHERE attachments.id IN (${keys})${creatable(caller, params)}`
  const allowed = await db.all(sql, params)
  if (allowed.length < ids.length) throw new Problem(403, 'You may not make such an attachment.')
}

/** Whether there was one to delete. */
export async function deleteAttachment(db: Database, id: number, caller: Caller): Promise<boolean> {
  const params: Param[] = [id]
  const { changes } = await db.run(`${DELETE}${deletable(caller, params)}`, params)
  return changes === 1
}
