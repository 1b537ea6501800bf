import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { issueColumns, type IssueRow } from '../issues/issue.ts'
import { readable as issuesReadable } from '../issues/rules.ts'
import { organisationColumns, type OrganisationRow } from '../organisations/organisation.ts'
import { readable as organisationsReadable } from '../organisations/rules.ts'
import type { Project } from './project.ts'

const INCLUDES = {
  organisation: includeOrganisation,
  issues: includeIssues,
}

export type ProjectInclude = keyof typeof INCLUDES
export const projectIncludes = [
  'organisation',
  'issues',
] as const satisfies readonly ProjectInclude[]

/** Most rows of a relation that one row is given. */
const LARGEST = 100

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInProjects(
  db: Database,
  projects: readonly Project[],
  names: readonly ProjectInclude[],
  caller: Caller | null,
): Promise<void> {
  if (projects.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, projects, caller)))
}

async function includeOrganisation(
  db: Database,
  projects: readonly Project[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    projects.map((project) => project.organisationId),
    params,
  )
  const sql = `
    SELECT ${organisationColumns} FROM organisations
    WHERE organisations.id IN (${keys})${organisationsReadable(signedIn(caller), params)}`
  const rows = await db.all<OrganisationRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const project of projects) project.organisation = byId.get(project.organisationId) ?? null
}

async function includeIssues(
  db: Database,
  projects: readonly Project[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    projects.map((project) => project.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${issueColumns},
        ROW_NUMBER() OVER (PARTITION BY issues.project_id ORDER BY issues.id) AS place
      FROM issues WHERE issues.project_id IN (${keys}) AND issues.deleted_at IS NULL${issuesReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<IssueRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.projectId)
  for (const project of projects) project.issues = byKey.get(project.id) ?? []
}
