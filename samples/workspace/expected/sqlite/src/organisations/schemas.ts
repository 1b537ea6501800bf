import { page, params } from '../http/schemas.ts'
import { issueProperties } from '../issues/issue.ts'
import { labelProperties } from '../labels/label.ts'
import { membershipProperties } from '../memberships/membership.ts'
import { projectProperties } from '../projects/project.ts'
import { organisationProperties } from './organisation.ts'

const organisation = {
  type: 'object',
  properties: {
    ...organisationProperties,
    memberships: { type: 'array', items: { type: 'object', properties: membershipProperties } },
    projects: { type: 'array', items: { type: 'object', properties: projectProperties } },
    labels: { type: 'array', items: { type: 'object', properties: labelProperties } },
    issues: { type: 'array', items: { type: 'object', properties: issueProperties } },
  },
}

const writable = {
  name: { type: 'string', minLength: 1, maxLength: 100 },
}

const input = {
  type: 'object',
  properties: writable,
  required: ['name'],
  additionalProperties: false,
}

const changes = {
  type: 'object',
  properties: writable,
  minProperties: 1,
  additionalProperties: false,
}

export const listOrganisations = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: organisation }, page } },
  },
}

export const readOrganisation = { params, response: { 200: organisation } }

export const createOrganisation = { body: input, response: { 201: organisation } }

export const updateOrganisation = { params, body: changes, response: { 200: organisation } }

export const deleteOrganisation = { params, response: { 204: { type: 'null' } } }
