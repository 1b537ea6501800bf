import { page, params } from '../http/schemas.ts'
import { issueProperties } from '../issues/issue.ts'
import { organisationProperties } from '../organisations/organisation.ts'
import { userProperties } from '../users/user.ts'
import { attachmentProperties } from './attachment.ts'

const attachment = {
  type: 'object',
  properties: {
    ...attachmentProperties,
    organisation: { type: ['object', 'null'], properties: organisationProperties },
    issue: { type: ['object', 'null'], properties: issueProperties },
    owner: { type: ['object', 'null'], properties: userProperties },
  },
}

const writable = {
  name: { type: 'string', minLength: 1, maxLength: 200 },
  contentType: { type: 'string', maxLength: 100 },
  size: { type: 'integer', minimum: 0, maximum: 9007199254740991 },
  url: { type: 'string', format: 'uri', maxLength: 1000 },
  organisationId: { type: 'integer', minimum: 1 },
  issueId: { type: 'integer', minimum: 1 },
}

const input = {
  type: 'object',
  properties: writable,
  required: ['name', 'contentType', 'size', 'url', 'organisationId', 'issueId'],
  additionalProperties: false,
}

export const listAttachments = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: attachment }, page } },
  },
}

export const readAttachment = { params, response: { 200: attachment } }

export const createAttachment = { body: input, response: { 201: attachment } }

export const deleteAttachment = { params, response: { 204: { type: 'null' } } }
