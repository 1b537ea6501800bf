import type { Issue } from '../issues/issue.ts'
import type { Organisation } from '../organisations/organisation.ts'

export interface Label {
  id: number
  name: string
  organisationId: number
  organisation?: Organisation | null
  issues?: Issue[]
}

/** What callers write when they make a label. */
export interface LabelInput {
  readonly name: string
  readonly organisationId: number
}

/** A row as the database gives it. */
export type LabelRow = Omit<Label, 'organisation' | 'issues'>

export const labelColumns = 'labels.id, labels.name, labels.organisation_id AS "organisationId"'

export const labelProperties = {
  id: { type: 'integer' },
  name: { type: 'string' },
  organisationId: { type: 'integer' },
} as const
