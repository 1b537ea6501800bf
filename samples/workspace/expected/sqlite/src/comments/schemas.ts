import { page, params } from '../http/schemas.ts'
import { issueProperties } from '../issues/issue.ts'
import { organisationProperties } from '../organisations/organisation.ts'
import { userProperties } from '../users/user.ts'
import { commentProperties } from './comment.ts'

const comment = {
  type: 'object',
  properties: {
    ...commentProperties,
    organisation: { type: ['object', 'null'], properties: organisationProperties },
    issue: { type: ['object', 'null'], properties: issueProperties },
    owner: { type: ['object', 'null'], properties: userProperties },
  },
}

const changeable = {
  body: { type: 'string', minLength: 1, maxLength: 10000 },
  issueId: { type: 'integer', minimum: 1 },
}

const writable = {
  organisationId: { type: 'integer', minimum: 1 },
  ...changeable,
}

const input = {
  type: 'object',
  properties: writable,
  required: ['body', 'organisationId', 'issueId'],
  additionalProperties: false,
}

const changes = {
  type: 'object',
  properties: changeable,
  minProperties: 1,
  additionalProperties: false,
}

export const listComments = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: comment }, page } },
  },
}

export const readComment = { params, response: { 200: comment } }

export const createComment = { body: input, response: { 201: comment } }

export const updateComment = { params, body: changes, response: { 200: comment } }

export const deleteComment = { params, response: { 204: { type: 'null' } } }
