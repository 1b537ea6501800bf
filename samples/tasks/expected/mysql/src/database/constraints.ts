export interface Constraint {
  /** The collection whose rows it is about, and their fields. */
  readonly collection: string
  readonly fields: readonly string[]
  /** What a foreign key points at: `project`. */
  readonly target?: string
}

/** Unique indexes and foreign keys, by what the database calls them when it refuses a row. */
export const constraints: Readonly<Record<string, Constraint>> = {
  projects_owner_id_fk: { collection: 'projects', fields: ['ownerId'], target: 'user' },
  tags_name_unique: { collection: 'tags', fields: ['name'] },
  tasks_project_id_fk: { collection: 'tasks', fields: ['projectId'], target: 'project' },
  tasks_owner_id_fk: { collection: 'tasks', fields: ['ownerId'], target: 'user' },
  users_email_unique: { collection: 'users', fields: ['email'] },
}
