import { articleColumns, type Article, type ArticleRow } from '../../articles/article.ts'
import type { Database } from '../../database/client.ts'
import { bind } from '../../database/dialect.ts'
import { keyList } from '../../database/key-list.ts'
import type { Param } from '../../database/values.ts'

const FIND_EXISTING = `SELECT ${articleColumns} FROM articles WHERE articles.slug = ?`

export async function findExisting(db: Database, slug: string): Promise<Article | null> {
  return (await db.get<ArticleRow>(FIND_EXISTING, [slug])) ?? null
}

export async function unlinkFavoritedBy(
  db: Database,
  id: number,
  others: readonly number[],
): Promise<void> {
  if (others.length === 0) return
  const params: Param[] = []
  const sql = `DELETE FROM articles_favorited_by WHERE article_id = ${bind(params, id)} AND user_id IN (${keyList(others, params)})`
  await db.run(sql, params)
}
