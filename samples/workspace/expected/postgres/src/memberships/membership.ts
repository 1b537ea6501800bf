import type { Organisation } from '../organisations/organisation.ts'
import type { User } from '../users/user.ts'

export interface Membership {
  id: number
  role: 'owner' | 'admin' | 'member'
  organisationId: number
  userId: number
  createdAt: string
  updatedAt: string
  organisation?: Organisation | null
  user?: User | null
}

/** What callers write when they make a membership. */
export interface MembershipInput {
  readonly role?: Membership['role']
  readonly organisationId: number
  readonly userId: number
}

export type MembershipChanges = Partial<Omit<MembershipInput, 'organisationId' | 'userId'>>

/** A row as the database gives it. */
export type MembershipRow = Omit<Membership, 'organisation' | 'user'>

export const membershipColumns = `
  memberships.id, memberships.role, memberships.organisation_id AS "organisationId",
  memberships.user_id AS "userId", memberships.created_at AS "createdAt",
  memberships.updated_at AS "updatedAt"`

export const membershipProperties = {
  id: { type: 'integer' },
  role: { type: 'string' },
  organisationId: { type: 'integer' },
  userId: { type: 'integer' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
} as const
