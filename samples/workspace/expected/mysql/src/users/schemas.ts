import { page, params } from '../http/schemas.ts'
import { issueProperties } from '../issues/issue.ts'
import { membershipProperties } from '../memberships/membership.ts'
import { userProperties } from './user.ts'

const user = {
  type: 'object',
  properties: {
    ...userProperties,
    memberships: { type: 'array', items: { type: 'object', properties: membershipProperties } },
    assigned: { type: 'array', items: { type: 'object', properties: issueProperties } },
  },
}

const writable = {
  email: { type: 'string', format: 'email', maxLength: 254, lowerCase: true },
  name: { type: 'string', minLength: 1, maxLength: 100 },
}

const changes = {
  type: 'object',
  properties: writable,
  minProperties: 1,
  additionalProperties: false,
}

export const listUsers = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: user }, page } },
  },
}

export const readUser = { params, response: { 200: user } }

export const updateUser = { params, body: changes, response: { 200: user } }
