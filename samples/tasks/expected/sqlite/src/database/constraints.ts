export interface Constraint {
  /** The collection whose rows it is about, and their fields. */
  readonly collection: string
  readonly fields: readonly string[]
  /** What a foreign key points at: `project`. */
  readonly target?: string
  /** Who may be told that a row of these refers to theirs. */
  readonly readers?: readonly string[]
}

/** Unique indexes and foreign keys, by what the database calls them when it refuses a row. */
export const constraints: Readonly<Record<string, Constraint>> = {
  projects_owner_id_fk: {
    collection: 'projects',
    fields: ['ownerId'],
    target: 'user',
    readers: ['signedIn'],
  },
  'tags.name': { collection: 'tags', fields: ['name'] },
  tasks_project_id_fk: { collection: 'tasks', fields: ['projectId'], target: 'project' },
  tasks_owner_id_fk: {
    collection: 'tasks',
    fields: ['ownerId'],
    target: 'user',
    readers: ['signedIn'],
  },
  'users.email': { collection: 'users', fields: ['email'] },
}
