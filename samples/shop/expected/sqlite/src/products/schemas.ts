import { page, params } from '../http/schemas.ts'
import { orderLineProperties } from '../order-lines/order-line.ts'
import { productProperties } from './product.ts'

const product = {
  type: 'object',
  properties: {
    ...productProperties,
    lines: { type: 'array', items: { type: 'object', properties: orderLineProperties } },
  },
}

const writable = {
  sku: { type: 'string', maxLength: 40 },
  title: { type: 'string', minLength: 1, maxLength: 200 },
  description: { type: ['string', 'null'], maxLength: 65535 },
  price: {
    type: 'string',
    format: 'decimal',
    pattern: '^-?(0|[1-9]\\d{0,9})(\\.\\d{1,2})?$',
    exactMinimum: '0',
  },
  sold: { type: 'boolean' },
}

const input = {
  type: 'object',
  properties: writable,
  required: ['sku', 'title', 'price'],
  additionalProperties: false,
}

const changes = {
  type: 'object',
  properties: writable,
  minProperties: 1,
  additionalProperties: false,
}

export const listProducts = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: product }, page } },
  },
}

export const readProduct = { params, response: { 200: product } }

export const createProduct = { body: input, response: { 201: product } }

export const updateProduct = { params, body: changes, response: { 200: product } }

export const deleteProduct = { params, response: { 204: { type: 'null' } } }
