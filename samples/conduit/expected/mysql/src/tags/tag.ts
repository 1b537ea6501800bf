export interface Tag {
  id: number
  name: string
}

/** A row as the database gives it. */
export type TagRow = Tag

export const tagColumns = 'tags.id, tags.name'
