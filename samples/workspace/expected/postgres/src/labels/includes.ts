import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { issueColumns, type IssueRow } from '../issues/issue.ts'
import { readable as issuesReadable } from '../issues/rules.ts'
import { organisationColumns, type OrganisationRow } from '../organisations/organisation.ts'
import { readable as organisationsReadable } from '../organisations/rules.ts'
import type { Label } from './label.ts'

const INCLUDES = {
  organisation: includeOrganisation,
  issues: includeIssues,
}

export type LabelInclude = keyof typeof INCLUDES
export const labelIncludes = ['organisation', 'issues'] as const satisfies readonly LabelInclude[]

/** Most rows of a relation that one row is given. */
const LARGEST = 100

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInLabels(
  db: Database,
  labels: readonly Label[],
  names: readonly LabelInclude[],
  caller: Caller | null,
): Promise<void> {
  if (labels.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, labels, caller)))
}

async function includeOrganisation(
  db: Database,
  labels: readonly Label[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    labels.map((label) => label.organisationId),
    params,
  )
  const sql = `
    SELECT ${organisationColumns} FROM organisations
    WHERE organisations.id IN (${keys})${organisationsReadable(signedIn(caller), params)}`
  const rows = await db.all<OrganisationRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const label of labels) label.organisation = byId.get(label.organisationId) ?? null
}

async function includeIssues(
  db: Database,
  labels: readonly Label[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    labels.map((label) => label.id),
    params,
  )
  const sql = `
    SELECT * FROM (
      SELECT ${issueColumns}, issues_labels.label_id AS "labelId",
        ROW_NUMBER() OVER (PARTITION BY issues_labels.label_id ORDER BY issues.id) AS place
      FROM issues_labels JOIN issues ON issues.id = issues_labels.issue_id
      WHERE issues_labels.label_id IN (${keys}) AND issues.deleted_at IS NULL${issuesReadable(signedIn(caller), params)}
    ) AS ranked WHERE place <= ${LARGEST} ORDER BY place`
  const rows = await db.all<IssueRow & { labelId: number }>(sql, params)
  const byKey = Map.groupBy(rows, (row) => row.labelId)
  for (const label of labels) label.issues = byKey.get(label.id) ?? []
}
