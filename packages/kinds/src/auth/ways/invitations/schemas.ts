import { code, key, lit, ref, type Code } from '@drawbridge/source'
import { inputSchema } from '../../../table/emit/json-schema.ts'
import { asked } from '../../emit/new-account.ts'
import { schemaType } from '../../emit/names.ts'
import type { Parts } from './parts.ts'

/** `src/auth/invitations/schemas.ts` */
export function schemasFile(parts: Parts): Code {
  const { accounts, roles, organisations, keyType, roleType } = parts
  const { auth } = accounts
  const id = lit(
    organisations.key.type.type === 'uuid'
      ? { type: 'string', format: 'uuid' }
      : { type: 'integer', minimum: 1 },
  )
  const columns = asked(accounts).filter(({ name }) => name !== auth.identifier.name)
  const required = columns.filter(({ optional }) => !optional).map(({ name }) => name)
  return code`
    /** Who is to join, and as what. */
    export interface InvitationRequest {
      readonly organisationId: ${keyType}
      readonly email: string
      ${roleType && code`readonly role: ${roleType}`}
    }

    /** What those who may invite see of an invitation. */
    export interface Shown extends InvitationRequest {
      readonly id: string
      readonly createdAt: string
      readonly expiresAt: string
    }

    /** What a member is from now on. */
    export type Joined = Omit<InvitationRequest, 'email'>

    export interface Acceptance {
      /** What stands behind # in the link. */
      readonly token: string
    }

    /** An account with the address that was invited. */
    export type Newcomer = Acceptance & Omit<${schemaType('Registration')}, ${lit(auth.identifier.name)}>

    const organisationId = ${id}
    const token = { type: 'string', maxLength: 128 }
    ${roleType && code`const role = { type: 'string', enum: ${lit(roles)} }`}

    const shown = {
      type: 'object',
      properties: {
        id: { type: 'string' },
        organisationId,
        email: { type: 'string' },
        ${roleType && code`role,`}
        createdAt: { type: 'string' },
        expiresAt: { type: 'string' },
      },
    }

    const params = { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } }
    const done = { 204: { type: 'null' } }

    export const invite = {
      body: {
        type: 'object',
        properties: {
          organisationId,
          email: { type: 'string', format: 'email', maxLength: 254 },
          ${roleType && code`role,`}
        },
        required: ${lit(['organisationId', 'email', ...(roleType ? ['role'] : [])])},
        additionalProperties: false,
      },
      response: { 201: shown },
    }

    export const listInvitations = {
      querystring: {
        type: 'object',
        properties: { organisationId },
        required: ['organisationId'],
        additionalProperties: false,
      },
      response: {
        200: { type: 'object', properties: { data: { type: 'array', items: shown } } },
      },
    }

    export const resendInvitation = { params, response: done }

    export const revokeInvitation = { params, response: done }

    export const acceptInvitation = {
      body: {
        type: 'object',
        properties: { token },
        required: ['token'],
        additionalProperties: false,
      },
      response: {
        200: { type: 'object', properties: { organisationId, ${roleType && code`role`} } },
      },
    }

    export const registerInvited = {
      body: {
        type: 'object',
        properties: {
          token,
          ${columns.map((column) => code`${key(column.name)}: ${lit(inputSchema(column))},`)}
          password: ${ref('newPassword', 'src/auth/schemas.ts')},
        },
        required: ${lit(['token', ...required, 'password'])},
        additionalProperties: false,
      },
      response: { 201: ${ref('signedIn', 'src/auth/schemas.ts')} },
    }`
}
