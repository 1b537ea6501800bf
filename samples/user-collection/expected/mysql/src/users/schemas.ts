import { page, params } from '../http/schemas.ts'
import { userProperties } from './user.ts'

const user = { type: 'object', properties: userProperties }

const writable = {
  email: { type: 'string', format: 'email', maxLength: 255, lowerCase: true },
  name: { type: ['string', 'null'], maxLength: 255 },
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

export const deleteUser = { params, response: { 204: { type: 'null' } } }
