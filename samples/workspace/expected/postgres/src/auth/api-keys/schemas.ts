import { SCOPES, type Scope } from './scopes.ts'

export interface KeyRequest {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** From now until it is over. */
  readonly days: number
}

export interface ApiKey {
  readonly id: string
  readonly name: string
  /** How the key begins, to know it by. */
  readonly prefix: string
  readonly scopes: readonly string[]
  readonly createdAt: string
  readonly expiresAt: string
  readonly usedAt: string | null
}

export interface IssuedKey extends ApiKey {
  /** Shown this once. */
  readonly key: string
}

export interface KeyList {
  readonly data: readonly ApiKey[]
}

export interface KeyParams {
  readonly id: string
}

const apiKey = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    prefix: { type: 'string' },
    scopes: { type: 'array', items: { type: 'string' } },
    createdAt: { type: 'string' },
    expiresAt: { type: 'string' },
    usedAt: { type: ['string', 'null'] },
  },
}

export const createKey = {
  body: {
    type: 'object',
    properties: {
      name: { type: 'string', minLength: 1, maxLength: 100 },
      scopes: {
        type: 'array',
        items: { enum: SCOPES },
        minItems: 1,
        maxItems: 50,
        uniqueItems: true,
      },
      days: { type: 'integer', minimum: 1, maximum: 365 },
    },
    required: ['name', 'scopes', 'days'],
    additionalProperties: false,
  },
  response: {
    201: { type: 'object', properties: { ...apiKey.properties, key: { type: 'string' } } },
  },
}

export const listKeys = {
  response: { 200: { type: 'object', properties: { data: { type: 'array', items: apiKey } } } },
}

export const endKey = {
  params: {
    type: 'object',
    properties: { id: { type: 'string', maxLength: 64 } },
    required: ['id'],
  },
  response: { 204: { type: 'null' } },
}
