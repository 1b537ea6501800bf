import { page, params } from '../http/schemas.ts'
import { tagProperties } from './tag.ts'

const tag = { type: 'object', properties: tagProperties }

const writable = {
  name: { type: 'string', minLength: 1, maxLength: 50 },
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

export const listTags = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: tag }, page } },
  },
}

export const readTag = { params, response: { 200: tag } }

export const createTag = { body: input, response: { 201: tag } }

export const updateTag = { params, body: changes, response: { 200: tag } }

export const deleteTag = { params, response: { 204: { type: 'null' } } }
