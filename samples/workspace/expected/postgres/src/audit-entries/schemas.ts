import { page, params } from '../http/schemas.ts'
import { organisationProperties } from '../organisations/organisation.ts'
import { userProperties } from '../users/user.ts'
import { auditEntryProperties } from './audit-entry.ts'

const auditEntry = {
  type: 'object',
  properties: {
    ...auditEntryProperties,
    organisation: { type: ['object', 'null'], properties: organisationProperties },
    actor: { type: ['object', 'null'], properties: userProperties },
  },
}

export const listAuditEntries = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: auditEntry }, page } },
  },
}

export const readAuditEntry = { params, response: { 200: auditEntry } }
