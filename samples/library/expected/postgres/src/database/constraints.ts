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
  members_username_unique: { collection: 'members', fields: ['username'] },
  members_username_check: {
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
  reviews_book_check: { collection: 'reviews', fields: ['book'], limits: 'must not be empty' },
  reviews_stars_check: {
    collection: 'reviews',
    fields: ['stars'],
    limits: 'must be at least 1 and at most 5',
  },
}
