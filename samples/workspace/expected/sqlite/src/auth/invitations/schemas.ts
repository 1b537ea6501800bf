import type { Membership } from '../../memberships/membership.ts'
import { newPassword, signedIn, type Registration } from '../schemas.ts'

/** Who is to join, and as what. */
export interface InvitationRequest {
  readonly organisationId: number
  readonly email: string
  readonly role: Membership['role']
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
export type Newcomer = Acceptance & Omit<Registration, 'email'>

const organisationId = { type: 'integer', minimum: 1 }
const token = { type: 'string', maxLength: 128 }
const role = { type: 'string', enum: ['owner', 'admin', 'member'] }

const shown = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    organisationId,
    email: { type: 'string' },
    role,
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
      role,
    },
    required: ['organisationId', 'email', 'role'],
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
    200: { type: 'object', properties: { organisationId, role } },
  },
}

export const registerInvited = {
  body: {
    type: 'object',
    properties: {
      token,
      name: { type: 'string', minLength: 1, maxLength: 100 },
      password: newPassword,
    },
    required: ['token', 'name', 'password'],
    additionalProperties: false,
  },
  response: { 201: signedIn },
}
