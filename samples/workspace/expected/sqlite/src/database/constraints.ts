export interface Constraint {
  /** The collection whose rows it is about, and their fields. */
  readonly collection: string
  readonly fields: readonly string[]
  /** What a foreign key points at: `project`. */
  readonly target?: string
  /** What a check holds the field to. */
  readonly limits?: string
  /** Who may be told that a row of these refers to theirs. */
  readonly readers?: readonly string[]
}

/** Unique indexes, foreign keys and checks, by what the database calls them when it refuses a row. */
export const constraints: Readonly<Record<string, Constraint>> = {
  'users.email': { collection: 'users', fields: ['email'] },
  'length(name) >= 1': { collection: 'attachments', fields: ['name'], limits: 'must not be empty' },
  'memberships.organisation_id, memberships.user_id': {
    collection: 'memberships',
    fields: ['organisationId', 'userId'],
  },
  memberships_organisation_id_fk: {
    collection: 'memberships',
    fields: ['organisationId'],
    target: 'organisation',
  },
  memberships_user_id_fk: { collection: 'memberships', fields: ['userId'], target: 'user' },
  projects_organisation_id_fk: {
    collection: 'projects',
    fields: ['organisationId'],
    target: 'organisation',
  },
  'labels.organisation_id, labels.name': {
    collection: 'labels',
    fields: ['organisationId', 'name'],
  },
  labels_organisation_id_fk: {
    collection: 'labels',
    fields: ['organisationId'],
    target: 'organisation',
  },
  issues_organisation_id_fk: {
    collection: 'issues',
    fields: ['organisationId'],
    target: 'organisation',
  },
  issues_project_id_fk: { collection: 'issues', fields: ['projectId'], target: 'project' },
  issues_assignee_id_fk: { collection: 'issues', fields: ['assigneeId'], target: 'user' },
  issues_owner_id_fk: {
    collection: 'issues',
    fields: ['ownerId'],
    target: 'user',
    readers: ['signedIn'],
  },
  'length(title) >= 1': { collection: 'issues', fields: ['title'], limits: 'must not be empty' },
  'length(body) <= 20000': {
    collection: 'issues',
    fields: ['body'],
    limits: 'must have at most 20000 characters',
  },
  comments_organisation_id_fk: {
    collection: 'comments',
    fields: ['organisationId'],
    target: 'organisation',
  },
  comments_issue_id_fk: { collection: 'comments', fields: ['issueId'], target: 'issue' },
  comments_owner_id_fk: {
    collection: 'comments',
    fields: ['ownerId'],
    target: 'user',
    readers: ['signedIn'],
  },
  'length(body) BETWEEN 1 AND 10000': {
    collection: 'comments',
    fields: ['body'],
    limits: 'must have at least 1 and at most 10000 characters',
  },
  attachments_organisation_id_fk: {
    collection: 'attachments',
    fields: ['organisationId'],
    target: 'organisation',
  },
  attachments_issue_id_fk: { collection: 'attachments', fields: ['issueId'], target: 'issue' },
  attachments_owner_id_fk: {
    collection: 'attachments',
    fields: ['ownerId'],
    target: 'user',
    readers: ['signedIn'],
  },
  'size >= 0': { collection: 'attachments', fields: ['size'], limits: 'must be at least 0' },
  audit_entries_organisation_id_fk: {
    collection: 'audit-entries',
    fields: ['organisationId'],
    target: 'organisation',
  },
  audit_entries_actor_id_fk: { collection: 'audit-entries', fields: ['actorId'], target: 'user' },
}
