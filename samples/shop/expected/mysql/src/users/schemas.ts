import { page, params } from '../http/schemas.ts'
import { userProperties } from './user.ts'

const user = { type: 'object', properties: userProperties }

const writable = {
  email: { type: 'string', format: 'email', maxLength: 200, lowerCase: true },
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
