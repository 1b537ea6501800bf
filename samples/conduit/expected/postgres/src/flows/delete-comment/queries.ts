import { articleColumns, type Article, type ArticleRow } from '../../articles/article.ts'
import { commentColumns, type Comment, type CommentRow } from '../../comments/comment.ts'
import type { Database } from '../../database/client.ts'

const FIND_ARTICLE = `SELECT ${articleColumns} FROM articles WHERE articles.slug = $1`

const FIND_COMMENT = `
  SELECT ${commentColumns}
  FROM comments
  WHERE comments.id = $1
    AND comments.article_id = $2`

const DELETE_COMMENT = 'DELETE FROM comments WHERE comments.id = $1'

export async function findArticle(db: Database, slug: string): Promise<Article | null> {
  return (await db.get<ArticleRow>(FIND_ARTICLE, [slug])) ?? null
}

export async function findComment(
  db: Database,
  id: number,
  articleId: number,
): Promise<Comment | null> {
  return (await db.get<CommentRow>(FIND_COMMENT, [id, articleId])) ?? null
}

export async function deleteComment(db: Database, commentId: number): Promise<number> {
  const { changes } = await db.run(DELETE_COMMENT, [commentId])
  return changes
}
