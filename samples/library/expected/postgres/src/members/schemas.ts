import { memberProperties } from './member.ts'

const params = {
  type: 'object',
  properties: { id: { type: 'string', format: 'uuid', lowerCase: true } },
  required: ['id'],
}

const member = { type: 'object', properties: memberProperties }

const page = {
  type: 'object',
  properties: {
    limit: { type: 'integer' },
    next: { type: ['string', 'null'] },
    total: { type: 'integer' },
  },
}

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

export const readMember = { params, response: { 200: member } }

export const updateMember = { params, body: changes, response: { 200: member } }

export const deleteMember = { params, response: { 204: { type: 'null' } } }
