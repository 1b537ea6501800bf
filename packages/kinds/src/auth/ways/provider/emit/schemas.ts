import { code, ref, type Code } from '@drawbridge/source'

const signedIn = ref('signedIn', 'src/auth/schemas.ts')

const RETURN_TO = code`readonly returnTo?: string`

const CONNECTION = code`
  const connection = {
    type: 'object',
    properties: {
      id: { type: 'string' },
      provider: { type: 'string' },
      createdAt: { type: 'string' },
    },
  }`

/** `src/auth/provider/schemas.ts` */
export const schemasFile = (byCookie: boolean): Code => code`
  /** Of a page that lets somebody sign in. */
  export interface Begin {
    ${RETURN_TO}
    ${!byCookie && CHALLENGE}
    /** Of somebody who is signed in, and connects the provider to their account. */
    readonly ticket?: string
  }

  export interface Connect {
    ${RETURN_TO}
    ${!byCookie && code`readonly challenge: string`}
  }

  export interface Callback {
    readonly state: string
  }

  ${!byCookie && EXCHANGE}

  /** A provider that an account is connected to. */
  export interface Connection {
    readonly id: string
    readonly provider: string
    readonly createdAt: string
  }

  export interface ConnectionParams {
    readonly id: string
  }

  const secret = { type: 'string', pattern: '^[\\\\w-]{43}$' }
  const returnTo = { type: 'string', maxLength: 2000 }

  ${CONNECTION}

  ${!byCookie && EXCHANGE_SCHEMA}

  export const begin = {
    querystring: {
      type: 'object',
      properties: { returnTo, ${!byCookie && code`challenge: secret, `}ticket: secret },
      additionalProperties: false,
    },
  }

  /** A provider may send more than this. */
  export const finish = {
    querystring: { type: 'object', properties: { state: secret }, required: ['state'] },
  }

  export const connect = {
    body: {
      type: 'object',
      properties: { returnTo${!byCookie && code`, challenge: secret`} },
      ${!byCookie && code`required: ['challenge'],`}
      additionalProperties: false,
    },
    response: { 200: { type: 'object', properties: { url: { type: 'string' } } } },
  }

  ${!byCookie && EXCHANGING}

  export const listConnections = {
    response: { 200: { type: 'object', properties: { data: { type: 'array', items: connection } } } },
  }

  export const removeConnection = {
    params: { type: 'object', properties: { id: secret } },
    response: { 204: { type: 'null' } },
  }`

const CHALLENGE = code`
  /** The digest of a secret that the page keeps. */
  readonly challenge?: string`

const EXCHANGE = code`
  export interface Exchange {
    readonly code: string
    /** The secret whose digest was the challenge. */
    readonly verifier: string
  }`

const EXCHANGE_SCHEMA = code`
  const exchange = {
    type: 'object',
    properties: { code: secret, verifier: { type: 'string', minLength: 43, maxLength: 128 } },
    required: ['code', 'verifier'],
    additionalProperties: false,
  }`

const EXCHANGING = code`
  export const exchangeCode = { body: exchange, response: { 200: ${signedIn} } }

  export const addConnection = { body: exchange, response: { 201: connection } }`
