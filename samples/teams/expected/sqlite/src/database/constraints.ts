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
  'length(name) >= 1': { collection: 'projects', fields: ['name'], limits: 'must not be empty' },
  projects_owner_id_fk: {
    collection: 'projects',
    fields: ['ownerId'],
    target: 'user',
    readers: ['signedIn'],
  },
  tasks_project_id_fk: { collection: 'tasks', fields: ['projectId'], target: 'project' },
  tasks_parent_id_fk: { collection: 'tasks', fields: ['parentId'], target: 'task' },
  'length(title) >= 1': { collection: 'articles', fields: ['title'], limits: 'must not be empty' },
  articles_project_id_fk: { collection: 'articles', fields: ['projectId'], target: 'project' },
  articles_owner_id_fk: {
    collection: 'articles',
    fields: ['ownerId'],
    target: 'user',
    readers: ['public'],
  },
  'length(notes) <= 2000': {
    collection: 'articles',
    fields: ['notes'],
    limits: 'must have at most 2000 characters',
  },
}
