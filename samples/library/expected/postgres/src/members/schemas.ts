import { page, uuidParams } from '../http/schemas.ts'
import { memberProperties } from './member.ts'

const member = { type: 'object', properties: memberProperties }

const writable = {
  username: { type: 'string', minLength: 3, maxLength: 40, pattern: '^[a-z0-9_]+$' },
  fullName: { type: ['string', 'null'], maxLength: 120 },
  birthday: { type: ['string', 'null'], format: 'date' },
  newsletter: { type: 'boolean' },
}

const changes = {
  type: 'object',
  properties: writable,
  minProperties: 1,
  additionalProperties: false,
}

export const listMembers = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: member }, page } },
  },
}

export const readMember = { params: uuidParams, response: { 200: member } }

export const updateMember = { params: uuidParams, body: changes, response: { 200: member } }

export const deleteMember = { params: uuidParams, response: { 204: { type: 'null' } } }
