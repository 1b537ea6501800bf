import type { Article, ArticleRow } from '../../articles/article.ts'
import type { Database } from '../../database/client.ts'

const FIND_EXISTING = `
  SELECT articles.id, articles.author_id AS authorId
  FROM articles
  WHERE articles.slug = ?`

const DELETE_ARTICLE = 'DELETE FROM articles WHERE articles.id = ?'

export async function findExisting(
  db: Database,
  slug: string,
): Promise<Pick<Article, 'id' | 'authorId'> | null> {
  return (await db.get<Pick<ArticleRow, 'id' | 'authorId'>>(FIND_EXISTING, [slug])) ?? null
}

export async function deleteArticle(db: Database, existingId: number): Promise<number> {
  const { changes } = await db.run(DELETE_ARTICLE, [existingId])
  return changes
}
