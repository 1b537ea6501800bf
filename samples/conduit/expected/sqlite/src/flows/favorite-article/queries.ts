import { articleColumns, type Article, type ArticleRow } from '../../articles/article.ts'
import type { Database } from '../../database/client.ts'
import { bind } from '../../database/dialect.ts'
import type { Param } from '../../database/values.ts'

const FIND_EXISTING = `SELECT ${articleColumns} FROM articles WHERE articles.slug = ?`

export async function findExisting(db: Database, slug: string): Promise<Article | null> {
  return (await db.get<ArticleRow>(FIND_EXISTING, [slug])) ?? null
}

/** Those that are linked already stay so. */
export async function linkFavoritedBy(
  db: Database,
  id: number,
  others: readonly number[],
): Promise<void> {
  if (others.length === 0) return
  const params: Param[] = []
  const rows = others.map((other) => `(${bind(params, id)}, ${bind(params, other)})`)
  await db.run(
    `INSERT INTO articles_favorited_by (article_id, user_id) VALUES ${rows.join(', ')} ON CONFLICT DO NOTHING`,
    params,
  )
}
