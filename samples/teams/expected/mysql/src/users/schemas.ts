import { page, params } from '../http/schemas.ts'
import { projectProperties } from '../projects/project.ts'
import { userProperties } from './user.ts'

const user = {
  type: 'object',
  properties: {
    ...userProperties,
    projects: { type: 'array', items: { type: 'object', properties: projectProperties } },
  },
}

const writable = {
  email: { type: 'string', format: 'email', maxLength: 200, lowerCase: true },
  name: { type: 'string', minLength: 1, maxLength: 100 },
  trusted: { type: 'boolean' },
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
