import { page, params } from '../http/schemas.ts'
import { organisationProperties } from '../organisations/organisation.ts'
import { userProperties } from '../users/user.ts'
import { membershipProperties } from './membership.ts'

const membership = {
  type: 'object',
  properties: {
    ...membershipProperties,
    organisation: { type: ['object', 'null'], properties: organisationProperties },
    user: { type: ['object', 'null'], properties: userProperties },
  },
}

const changeable = {
  role: { type: 'string', enum: ['owner', 'admin', 'member'] },
}

const changes = {
  type: 'object',
  properties: changeable,
  minProperties: 1,
  additionalProperties: false,
}

export const listMemberships = {
  response: {
    200: { type: 'object', properties: { data: { type: 'array', items: membership }, page } },
  },
}

export const readMembership = { params, response: { 200: membership } }

export const updateMembership = { params, body: changes, response: { 200: membership } }

export const deleteMembership = { params, response: { 204: { type: 'null' } } }
