import { articleColumns, toArticle, type Article, type ArticleRow } from '../../articles/article.ts'
import { commentColumns, toComment, type Comment, type CommentRow } from '../../comments/comment.ts'
import type { Database } from '../../database/client.ts'

const FIND_ARTICLE = `SELECT ${articleColumns} FROM articles WHERE articles.slug = ?`

const FIND_COMMENT = `
  SELECT ${commentColumns}
  FROM comments
  WHERE comments.id = ?
    AND comments.article_id = ?`

const DELETE_COMMENT = 'DELETE FROM comments WHERE comments.id = ?'

export async function findArticle(db: Database, slug: string): Promise<Article | null> {
  const row = await db.get<ArticleRow>(FIND_ARTICLE, [slug])
  return row === undefined ? null : toArticle(row)
}

export async function findComment(
  db: Database,
  id: number,
  articleId: number,
): Promise<Comment | null> {
  const row = await db.get<CommentRow>(FIND_COMMENT, [id, articleId])
  return row === undefined ? null : toComment(row)
}

export async function deleteComment(db: Database, commentId: number): Promise<number> {
  const { changes } = await db.run(DELETE_COMMENT, [commentId])
  return changes
}
