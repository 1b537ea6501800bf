import { fromDatetime } from '../database/values.ts'

export interface Comment {
  id: number
  body: string
  authorId: number
  articleId: number
  createdAt: string
  updatedAt: string
}

/** A row as the database gives it. */
export type CommentRow = Comment

export const commentColumns = `
  comments.id, comments.body, comments.author_id AS authorId, comments.article_id AS articleId,
  comments.created_at AS createdAt, comments.updated_at AS updatedAt`

export function toComment(row: CommentRow): Comment {
  return {
    ...row,
    createdAt: fromDatetime(row.createdAt),
    updatedAt: fromDatetime(row.updatedAt),
  }
}
