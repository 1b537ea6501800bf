import { articleColumns, type Article, type ArticleRow } from '../../articles/article.ts'
import type { Database } from '../../database/client.ts'

const FIND_EXISTING = `SELECT ${articleColumns} FROM articles WHERE articles.slug = $1`

const DELETE_ARTICLE = 'DELETE FROM articles WHERE articles.id = $1'

export async function findExisting(db: Database, slug: string): Promise<Article | null> {
  return (await db.get<ArticleRow>(FIND_EXISTING, [slug])) ?? null
}

export async function deleteArticle(db: Database, existingId: number): Promise<number> {
  const { changes } = await db.run(DELETE_ARTICLE, [existingId])
  return changes
}
