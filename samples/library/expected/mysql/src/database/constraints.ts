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
  members_username_unique: { collection: 'members', fields: ['username'] },
  reviews_owner_id_fk: {
    collection: 'reviews',
    fields: ['ownerId'],
    target: 'member',
    readers: ['public'],
  },
}
