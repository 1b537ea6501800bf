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
  projects_owner_id_fk: {
    collection: 'projects',
    fields: ['ownerId'],
    target: 'user',
    readers: ['signedIn'],
  },
  'length(name) >= 1': { collection: 'users', fields: ['name'], limits: 'must not be empty' },
  'tags.name': { collection: 'tags', fields: ['name'] },
  tasks_project_id_fk: { collection: 'tasks', fields: ['projectId'], target: 'project' },
  tasks_owner_id_fk: {
    collection: 'tasks',
    fields: ['ownerId'],
    target: 'user',
    readers: ['signedIn'],
  },
  'length(title) >= 1': { collection: 'tasks', fields: ['title'], limits: 'must not be empty' },
  'length(notes) <= 10000': {
    collection: 'tasks',
    fields: ['notes'],
    limits: 'must have at most 10000 characters',
  },
  'users.email': { collection: 'users', fields: ['email'] },
}
