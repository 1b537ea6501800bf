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
  'members.username': { collection: 'members', fields: ['username'] },
  'length(username) >= 3': {
    collection: 'members',
    fields: ['username'],
    limits: 'must have at least 3 characters',
  },
  reviews_owner_id_fk: {
    collection: 'reviews',
    fields: ['ownerId'],
    target: 'member',
    readers: ['public'],
  },
  'length(book) >= 1': { collection: 'reviews', fields: ['book'], limits: 'must not be empty' },
  'stars BETWEEN 1 AND 5': {
    collection: 'reviews',
    fields: ['stars'],
    limits: 'must be at least 1 and at most 5',
  },
}
