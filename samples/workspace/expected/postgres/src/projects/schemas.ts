import { page, params } from '../http/schemas.ts'
import { issueProperties } from '../issues/issue.ts'
import { organisationProperties } from '../organisations/organisation.ts'
import { projectProperties } from './project.ts'

const project = {
  type: 'object',
  properties: {
    ...projectProperties,
    organisation: { type: ['object', 'null'], properties: organisationProperties },
    issues: { type: 'array', items: { type: 'object', properties: issueProperties } },
  },
}

const changeable = {
  name: { type: 'string', minLength: 1, maxLength: 100 },
  archived: { type: 'boolean' },
}

const writable = {
  organisationId: { type: 'integer', minimum: 1 },
  ...changeable,
}

const input = {
  type: 'object',
  properties: writable,
  required: ['name', 'organisationId'],
  additionalProperties: false,
}

const changes = {
  type: 'object',
  properties: changeable,
  minProperties: 1,
  additionalProperties: false,
}

export const listProjects = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: project }, page } },
  },
}

export const readProject = { params, response: { 200: project } }

export const createProject = { body: input, response: { 201: project } }

export const updateProject = { params, body: changes, response: { 200: project } }

export const deleteProject = { params, response: { 204: { type: 'null' } } }
