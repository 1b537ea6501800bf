import { code, key, lit, ref, typeRef, type Code } from '@drawbridge/source'
import * as refs from '../../../table/emit/refs.ts'
import { inputSchema } from '../../../table/emit/json-schema.ts'
import type { Accounts } from '../../emit/accounts.ts'
import { asked } from '../../emit/new-account.ts'

const AccountFields = typeRef('AccountFields', 'src/auth/service-accounts/queries.ts')
const createKey = ref('createKey', 'src/auth/api-keys/schemas.ts')
const listKeys = ref('listKeys', 'src/auth/api-keys/schemas.ts')

/** `src/auth/service-accounts/schemas.ts` */
export function serviceSchemasFile(accounts: Accounts): Code {
  const { auth, key: id } = accounts
  const columns = asked(accounts).filter((column) => column !== auth.identifier)
  const required = columns.filter(({ optional }) => !optional).map(({ name }) => name)
  const idSchema =
    id.type.type === 'uuid' ? { type: 'string', format: 'uuid' } : { type: 'integer' }
  return code`
    export interface ServiceRequest {
      readonly name: string
      ${
        required.length > 0
          ? code`readonly account: ${AccountFields}`
          : code`readonly account?: ${AccountFields}`
      }
    }

    export interface ServiceAccount {
      readonly id: ${refs.Caller}['id']
      readonly name: string
      readonly createdAt: string
    }

    export interface ServiceList {
      readonly data: readonly ServiceAccount[]
    }

    export interface ServiceParams {
      readonly id: ${refs.Caller}['id']
    }

    export interface ServiceKeyParams extends ServiceParams {
      readonly key: string
    }

    const id = ${lit(idSchema)}

    const params = { type: 'object', properties: { id }, required: ['id'] }

    const keyParams = {
      type: 'object',
      properties: { id, key: { type: 'string', maxLength: 64 } },
      required: ['id', 'key'],
    }

    const service = {
      type: 'object',
      properties: {
        id: { type: ${lit(idSchema.type)} },
        name: { type: 'string' },
        createdAt: { type: 'string' },
      },
    }

    export const createServiceAccount = {
      body: {
        type: 'object',
        properties: {
          name: { type: 'string', minLength: 1, maxLength: 100 },
          account: {
            type: 'object',
            properties: {
              ${columns.map((column) => code`${key(column.name)}: ${lit(inputSchema(column))},`)}
            },
            ${required.length > 0 && code`required: ${lit(required)},`}
            additionalProperties: false,
          },
        },
        required: ${lit(['name', ...(required.length > 0 ? ['account'] : [])])},
        additionalProperties: false,
      },
      response: { 201: service },
    }

    export const listServiceAccounts = {
      response: { 200: { type: 'object', properties: { data: { type: 'array', items: service } } } },
    }

    export const endServiceAccount = { params, response: { 204: { type: 'null' } } }

    export const createServiceKey = { ...${createKey}, params }

    export const listServiceKeys = { ...${listKeys}, params }

    export const endServiceKey = { params: keyParams, response: { 204: { type: 'null' } } }`
}
