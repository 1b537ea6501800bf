import type { Article, ArticleRow } from '../../articles/article.ts'
import type { Comment, CommentRow } from '../../comments/comment.ts'
import type { Database } from '../../database/client.ts'

const FIND_ARTICLE = 'SELECT articles.id FROM articles WHERE articles.slug = $1'

const FIND_COMMENT = `
  SELECT comments.id, comments.author_id AS "authorId"
  FROM comments
  WHERE comments.id = $1
    AND comments.article_id = $2`

const DELETE_COMMENT = 'DELETE FROM comments WHERE comments.id = $1'

export async function findArticle(db: Database, slug: string): Promise<Pick<Article, 'id'> | null> {
  return (await db.get<Pick<ArticleRow, 'id'>>(FIND_ARTICLE, [slug])) ?? null
}

export async function findComment(
  db: Database,
  id: number,
  articleId: number,
): Promise<Pick<Comment, 'id' | 'authorId'> | null> {
  return (await db.get<Pick<CommentRow, 'id' | 'authorId'>>(FIND_COMMENT, [id, articleId])) ?? null
}

export async function deleteComment(db: Database, commentId: number): Promise<number> {
  const { changes } = await db.run(DELETE_COMMENT, [commentId])
  return changes
}
