import { page, params } from '../http/schemas.ts'
import { memberProperties } from '../members/member.ts'
import { reviewProperties } from './review.ts'

const review = {
  type: 'object',
  properties: {
    ...reviewProperties,
    owner: { type: ['object', 'null'], properties: memberProperties },
  },
}

const writable = {
  book: { type: 'string', minLength: 1, maxLength: 200 },
  stars: { type: 'integer', minimum: 1, maximum: 5 },
  text: { type: ['string', 'null'], maxLength: 65535 },
}

const input = {
  type: 'object',
  properties: writable,
  required: ['book', 'stars'],
  additionalProperties: false,
}

const changes = {
  type: 'object',
  properties: writable,
  minProperties: 1,
  additionalProperties: false,
}

export const listReviews = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: review }, page } },
  },
}

export const readReview = { params, response: { 200: review } }

export const createReview = { body: input, response: { 201: review } }

export const updateReview = { params, body: changes, response: { 200: review } }

export const deleteReview = { params, response: { 204: { type: 'null' } } }
