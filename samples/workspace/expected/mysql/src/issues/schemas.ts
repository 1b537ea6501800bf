import { attachmentProperties } from '../attachments/attachment.ts'
import { commentProperties } from '../comments/comment.ts'
import { page, params } from '../http/schemas.ts'
import { labelProperties } from '../labels/label.ts'
import { organisationProperties } from '../organisations/organisation.ts'
import { projectProperties } from '../projects/project.ts'
import { userProperties } from '../users/user.ts'
import { issueProperties } from './issue.ts'

const issue = {
  type: 'object',
  properties: {
    ...issueProperties,
    organisation: { type: ['object', 'null'], properties: organisationProperties },
    project: { type: ['object', 'null'], properties: projectProperties },
    assignee: { type: ['object', 'null'], properties: userProperties },
    labels: { type: 'array', items: { type: 'object', properties: labelProperties } },
    owner: { type: ['object', 'null'], properties: userProperties },
    comments: { type: 'array', items: { type: 'object', properties: commentProperties } },
    attachments: { type: 'array', items: { type: 'object', properties: attachmentProperties } },
  },
}

const changeable = {
  title: { type: 'string', minLength: 1, maxLength: 200 },
  body: { type: ['string', 'null'], maxLength: 20000 },
  state: { type: 'string', enum: ['open', 'started', 'closed'] },
  dueOn: { type: ['string', 'null'], format: 'date' },
  projectId: { type: 'integer', minimum: 1 },
  assigneeId: { type: ['integer', 'null'], minimum: 1 },
  labelIds: {
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
    maxItems: 100,
    uniqueItems: true,
  },
}

const writable = {
  organisationId: { type: 'integer', minimum: 1 },
  ...changeable,
}

const input = {
  type: 'object',
  properties: writable,
  required: ['title', 'organisationId', 'projectId'],
  additionalProperties: false,
}

const changes = {
  type: 'object',
  properties: { ...changeable, version: { type: 'integer', minimum: 1 } },
  required: ['version'],
  additionalProperties: false,
}

export const listIssues = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: issue }, page } },
  },
}

export const readIssue = { params, response: { 200: issue } }

export const createIssue = { body: input, response: { 201: issue } }

export const createIssues = {
  body: {
    type: 'object',
    properties: { items: { type: 'array', items: input, minItems: 1, maxItems: 100 } },
    required: ['items'],
    additionalProperties: false,
  },
  response: { 201: { type: 'object', properties: { data: { type: 'array', items: issue } } } },
}

export const updateIssue = { params, body: changes, response: { 200: issue } }

export const deleteIssue = { params, response: { 204: { type: 'null' } } }

export const restoreIssue = { params, response: { 200: issue } }
