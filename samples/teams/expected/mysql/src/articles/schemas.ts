import { page, params } from '../http/schemas.ts'
import { projectProperties } from '../projects/project.ts'
import { userProperties } from '../users/user.ts'
import { articleProperties } from './article.ts'

const article = {
  type: 'object',
  properties: {
    ...articleProperties,
    project: { type: ['object', 'null'], properties: projectProperties },
    owner: { type: ['object', 'null'], properties: userProperties },
  },
}

const writable = {
  title: { type: 'string', minLength: 1, maxLength: 200 },
  published: { type: 'boolean' },
  rating: {
    type: ['string', 'null'],
    format: 'decimal',
    pattern: '^-?(0|[1-9]\\d{0,2})(\\.\\d{1,1})?$',
  },
  notes: { type: ['string', 'null'], maxLength: 2000 },
  projectId: { type: ['integer', 'null'], minimum: 1 },
}

const input = {
  type: 'object',
  properties: writable,
  required: ['title'],
  additionalProperties: false,
}

const changes = {
  type: 'object',
  properties: writable,
  minProperties: 1,
  additionalProperties: false,
}

export const listArticles = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: article }, page } },
  },
}

export const readArticle = { params, response: { 200: article } }

export const createArticle = { body: input, response: { 201: article } }

export const updateArticle = { params, body: changes, response: { 200: article } }

export const deleteArticle = { params, response: { 204: { type: 'null' } } }
