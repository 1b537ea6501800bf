import { page, params } from '../http/schemas.ts'
import { taskProperties } from '../tasks/task.ts'
import { userProperties } from '../users/user.ts'
import { projectProperties } from './project.ts'

const project = {
  type: 'object',
  properties: {
    ...projectProperties,
    owner: { type: ['object', 'null'], properties: userProperties },
    tasks: { type: 'array', items: { type: 'object', properties: taskProperties } },
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

export const listProjects = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: project }, page } },
  },
}

export const readProject = { params, response: { 200: project } }

export const createProject = { body: input, response: { 201: project } }

export const updateProject = { params, body: changes, response: { 200: project } }

export const deleteProject = { params, response: { 204: { type: 'null' } } }
