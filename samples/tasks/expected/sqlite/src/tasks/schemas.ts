import { page, params } from '../http/schemas.ts'
import { projectProperties } from '../projects/project.ts'
import { tagProperties } from '../tags/tag.ts'
import { userProperties } from '../users/user.ts'
import { taskProperties } from './task.ts'

const task = {
  type: 'object',
  properties: {
    ...taskProperties,
    project: { type: ['object', 'null'], properties: projectProperties },
    tags: { type: 'array', items: { type: 'object', properties: tagProperties } },
    owner: { type: ['object', 'null'], properties: userProperties },
  },
}

const writable = {
  title: { type: 'string', minLength: 1, maxLength: 200 },
  notes: { type: ['string', 'null'], maxLength: 10000 },
  done: { type: 'boolean' },
  priority: { type: 'string', enum: ['low', 'normal', 'high'] },
  dueDate: { type: ['string', 'null'], format: 'date' },
  estimate: {
    type: ['string', 'null'],
    format: 'decimal',
    pattern: '^-?(0|[1-9]\\d{0,3})(\\.\\d{1,2})?$',
  },
  projectId: { type: ['integer', 'null'], minimum: 1 },
  tagIds: {
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
    maxItems: 100,
    uniqueItems: true,
  },
}

const input = {
  type: 'object',
  properties: writable,
  required: ['title'],
  additionalProperties: false,
}

const changes = {
  type: 'object',
  properties: { ...writable, version: { type: 'integer', minimum: 1 } },
  required: ['version'],
  additionalProperties: false,
}

export const listTasks = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: task }, page } },
  },
}

export const readTask = { params, response: { 200: task } }

export const createTask = { body: input, response: { 201: task } }

export const createTasks = {
  body: {
    type: 'object',
    properties: { items: { type: 'array', items: input, minItems: 1, maxItems: 100 } },
    required: ['items'],
    additionalProperties: false,
  },
  response: { 201: { type: 'object', properties: { data: { type: 'array', items: task } } } },
}

export const updateTask = { params, body: changes, response: { 200: task } }

export const deleteTask = { params, response: { 204: { type: 'null' } } }

export const restoreTask = { params, response: { 200: task } }
