import { page, params } from '../http/schemas.ts'
import { projectProperties } from '../projects/project.ts'
import { taskProperties } from './task.ts'

const task = {
  type: 'object',
  properties: {
    ...taskProperties,
    project: { type: ['object', 'null'], properties: projectProperties },
    parent: { type: ['object', 'null'], properties: taskProperties },
    parts: { type: 'array', items: { type: 'object', properties: taskProperties } },
  },
}

const writable = {
  title: { type: 'string', minLength: 1, maxLength: 200 },
  state: { type: 'string', enum: ['open', 'done'] },
  price: {
    type: ['string', 'null'],
    format: 'decimal',
    pattern: '^-?(0|[1-9]\\d{0,7})(\\.\\d{1,2})?$',
  },
  dueDate: { type: ['string', 'null'], format: 'date' },
  projectId: { type: 'integer', minimum: 1 },
  parentId: { type: ['integer', 'null'], minimum: 1 },
}

const input = {
  type: 'object',
  properties: writable,
  required: ['title', 'projectId'],
  additionalProperties: false,
}

const changes = {
  type: 'object',
  properties: writable,
  minProperties: 1,
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
