import type { FastifyInstance, FastifyRequest } from 'fastify'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { auditEntryProperties, type AuditEntry } from './audit-entry.ts'
import { auditEntryIncludes, includeInAuditEntries, type AuditEntryInclude } from './includes.ts'
import * as queries from './queries.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<AuditEntryInclude> = {
  pageSize: 20,
  columns: queries.auditEntryFilters,
  fields: Object.keys(auditEntryProperties),
  includes: auditEntryIncludes,
}

export async function auditEntryRoutes(app: FastifyInstance): Promise<void> {
  app.get('/audit-entries', { schema: schemas.listAuditEntries }, listAuditEntries)
  app.get('/audit-entries/:id', { schema: schemas.readAuditEntry }, readAuditEntry)
}

async function listAuditEntries(request: FastifyRequest): Promise<Page<Partial<AuditEntry>>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listAuditEntries(db, query, caller)
  await includeInAuditEntries(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((auditEntry) => chooseFields(auditEntry, query)) }
}

async function readAuditEntry(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<AuditEntry>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const auditEntry = await queries.readAuditEntry(db, request.params.id, caller)
  if (!auditEntry) throw notFound('audit entry')
  await includeInAuditEntries(db, [auditEntry], query.include, caller)
  return chooseFields(auditEntry, query)
}
