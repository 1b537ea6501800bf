import type { Issue } from '../issues/issue.ts'
import type { Label } from '../labels/label.ts'
import type { Membership } from '../memberships/membership.ts'
import type { Project } from '../projects/project.ts'

export interface Organisation {
  id: number
  name: string
  createdAt: string
  updatedAt: string
  memberCount: number
  memberships?: Membership[]
  projects?: Project[]
  labels?: Label[]
  issues?: Issue[]
}

/** What callers write when they make an organisation. */
export interface OrganisationInput {
  readonly name: string
}

export type OrganisationChanges = Partial<OrganisationInput>

/** A row as the database gives it. */
export type OrganisationRow = Omit<Organisation, 'memberships' | 'projects' | 'labels' | 'issues'>

/** `count(row.memberships)` */
export const memberCountSql = `(
  SELECT count(*) FROM memberships
  WHERE memberships.organisation_id = organisations.id)`

export const organisationColumns = `
  organisations.id, organisations.name, organisations.created_at AS createdAt,
  organisations.updated_at AS updatedAt,
  ${memberCountSql} AS memberCount`

export const organisationProperties = {
  id: { type: 'integer' },
  name: { type: 'string' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
  memberCount: { type: 'integer' },
} as const
