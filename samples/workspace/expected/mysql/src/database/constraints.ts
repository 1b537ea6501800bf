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
  users_email_unique: { collection: 'users', fields: ['email'] },
  users_name_check: { collection: 'users', fields: ['name'], limits: 'must not be empty' },
  organisations_name_check: {
    collection: 'organisations',
    fields: ['name'],
    limits: 'must not be empty',
  },
  memberships_organisation_id_user_id_unique: {
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
  projects_name_check: { collection: 'projects', fields: ['name'], limits: 'must not be empty' },
  labels_organisation_id_name_unique: { collection: 'labels', fields: ['organisationId', 'name'] },
  labels_organisation_id_fk: {
    collection: 'labels',
    fields: ['organisationId'],
    target: 'organisation',
  },
  labels_name_check: { collection: 'labels', fields: ['name'], limits: 'must not be empty' },
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
  issues_title_check: { collection: 'issues', fields: ['title'], limits: 'must not be empty' },
  issues_body_check: {
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
  comments_body_check: {
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
  attachments_name_check: {
    collection: 'attachments',
    fields: ['name'],
    limits: 'must not be empty',
  },
  attachments_size_check: {
    collection: 'attachments',
    fields: ['size'],
    limits: 'must be at least 0',
  },
  audit_entries_organisation_id_fk: {
    collection: 'audit-entries',
    fields: ['organisationId'],
    target: 'organisation',
  },
  audit_entries_actor_id_fk: { collection: 'audit-entries', fields: ['actorId'], target: 'user' },
}
