import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { issueColumns, type IssueRow } from '../issues/issue.ts'
import { readable as issuesReadable } from '../issues/rules.ts'
import { labelColumns, type LabelRow } from '../labels/label.ts'
import { readable as labelsReadable } from '../labels/rules.ts'
import { membershipColumns, type MembershipRow } from '../memberships/membership.ts'
import { readable as membershipsReadable } from '../memberships/rules.ts'
import { projectColumns, type ProjectRow } from '../projects/project.ts'
import { readable as projectsReadable } from '../projects/rules.ts'
import type { Organisation } from './organisation.ts'

const INCLUDES = {
  memberships: includeMemberships,
  projects: includeProjects,
  labels: includeLabels,
  issues: includeIssues,
}

export type OrganisationInclude = keyof typeof INCLUDES
export const organisationIncludes = [
  'memberships',
  'projects',
  'labels',
  'issues',
] as const satisfies readonly OrganisationInclude[]

/** Most rows of a relation that one row is given. */
const LARGEST = 100

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInOrganisations(
  db: Database,
  organisations: readonly Organisation[],
  names: readonly OrganisationInclude[],
  caller: Caller | null,
): Promise<void> {
  if (organisations.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, organisations, caller)))
}

async function includeMemberships(
  db: Database,
  organisations: readonly Organisation[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    organisations.map((organisation) => organisation.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${membershipColumns},
        ROW_NUMBER() OVER (PARTITION BY memberships.organisation_id ORDER BY memberships.id) AS place
      FROM memberships WHERE memberships.organisation_id IN (${keys})${membershipsReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<MembershipRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.organisationId)
  for (const organisation of organisations)
    organisation.memberships = byKey.get(organisation.id) ?? []
}

async function includeProjects(
  db: Database,
  organisations: readonly Organisation[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    organisations.map((organisation) => organisation.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${projectColumns},
        ROW_NUMBER() OVER (PARTITION BY projects.organisation_id ORDER BY projects.id) AS place
      FROM projects WHERE projects.organisation_id IN (${keys})${projectsReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<ProjectRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.organisationId)
  for (const organisation of organisations) organisation.projects = byKey.get(organisation.id) ?? []
}

async function includeLabels(
  db: Database,
  organisations: readonly Organisation[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    organisations.map((organisation) => organisation.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${labelColumns},
        ROW_NUMBER() OVER (PARTITION BY labels.organisation_id ORDER BY labels.id) AS place
      FROM labels WHERE labels.organisation_id IN (${keys})${labelsReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<LabelRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.organisationId)
  for (const organisation of organisations) organisation.labels = byKey.get(organisation.id) ?? []
}

async function includeIssues(
  db: Database,
  organisations: readonly Organisation[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    organisations.map((organisation) => organisation.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${issueColumns},
        ROW_NUMBER() OVER (PARTITION BY issues.organisation_id ORDER BY issues.id) AS place
      FROM issues WHERE issues.organisation_id IN (${keys}) AND issues.deleted_at IS NULL${issuesReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<IssueRow>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.organisationId)
  for (const organisation of organisations) organisation.issues = byKey.get(organisation.id) ?? []
}
