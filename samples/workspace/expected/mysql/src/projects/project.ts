import { fromDatetime } from '../database/values.ts'
import type { Issue } from '../issues/issue.ts'
import type { Organisation } from '../organisations/organisation.ts'

export interface Project {
  id: number
  name: string
  archived: boolean
  organisationId: number
  createdAt: string
  updatedAt: string
  openCount: number
  organisation?: Organisation | null
  issues?: Issue[]
}

/** What callers write when they make a project. */
export interface ProjectInput {
  readonly name: string
  readonly archived?: boolean
  readonly organisationId: number
}

export type ProjectChanges = Partial<Omit<ProjectInput, 'organisationId'>>

/** A row as the database gives it. */
export interface ProjectRow extends Omit<Project, 'archived' | 'organisation' | 'issues'> {
  archived: 0 | 1
}

/** `count(row.issues.filter(issue => issue.state != 'closed'))` */
export const openCountSql = `(
  SELECT count(*) FROM issues
  WHERE issues.project_id = projects.id
    AND issues.deleted_at IS NULL
    AND issues.state <> 'closed')`

export const projectColumns = `
  projects.id, projects.name, projects.archived, projects.organisation_id AS organisationId,
  projects.created_at AS createdAt, projects.updated_at AS updatedAt,
  ${openCountSql} AS openCount`

export function toProject(row: ProjectRow): Project {
  return {
    ...row,
    archived: row.archived === 1,
    createdAt: fromDatetime(row.createdAt),
    updatedAt: fromDatetime(row.updatedAt),
  }
}

export const projectProperties = {
  id: { type: 'integer' },
  name: { type: 'string' },
  archived: { type: 'boolean' },
  organisationId: { type: 'integer' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
  openCount: { type: 'integer' },
} as const
