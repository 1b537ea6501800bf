import { page, params } from '../http/schemas.ts'
import { issueProperties } from '../issues/issue.ts'
import { organisationProperties } from '../organisations/organisation.ts'
import { labelProperties } from './label.ts'

const label = {
  type: 'object',
  properties: {
    ...labelProperties,
    organisation: { type: ['object', 'null'], properties: organisationProperties },
    issues: { type: 'array', items: { type: 'object', properties: issueProperties } },
  },
}

const writable = {
  name: { type: 'string', minLength: 1, maxLength: 40 },
  organisationId: { type: 'integer', minimum: 1 },
}

const input = {
  type: 'object',
  properties: writable,
  required: ['name', 'organisationId'],
  additionalProperties: false,
}

export const listLabels = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: label }, page } },
  },
}

export const readLabel = { params, response: { 200: label } }

export const createLabel = { body: input, response: { 201: label } }

export const deleteLabel = { params, response: { 204: { type: 'null' } } }
