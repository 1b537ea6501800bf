import type { Article, ArticleRow } from '../../articles/article.ts'
import type { Database } from '../../database/client.ts'
import { keyList } from '../../database/key-list.ts'
import { fromDatetime, type Param } from '../../database/values.ts'
import { tagColumns, type Tag, type TagRow } from '../../tags/tag.ts'

export interface FoundArticle extends Omit<Article, 'body' | 'authorId'> {
  favorited: boolean
  favoritesCount: number
  username: string
  bio: string | null
  image: string | null
  following: boolean
  tags: Tag[]
}

const FIND_ARTICLES = `
  SELECT articles.id, articles.slug, articles.title, articles.description,
    articles.created_at AS createdAt, articles.updated_at AS updatedAt,
    EXISTS (
      SELECT 1 FROM articles_favorited_by
      WHERE articles_favorited_by.article_id = articles.id
        AND articles_favorited_by.user_id = ?) AS favorited,
    (
      SELECT count(*) FROM articles_favorited_by
      WHERE articles_favorited_by.article_id = articles.id) AS favoritesCount,
    (SELECT users.username FROM users WHERE users.id = articles.author_id) AS username,
    (SELECT users.bio FROM users WHERE users.id = articles.author_id) AS bio,
    (SELECT users.image FROM users WHERE users.id = articles.author_id) AS image,
    EXISTS (
      SELECT 1 FROM users_following
      WHERE users_following.following_id = articles.author_id
        AND users_following.user_id = ?) AS following
  FROM articles
  WHERE EXISTS (
    SELECT 1 FROM users_following
    WHERE users_following.following_id = articles.author_id
      AND users_following.user_id = ?)
  ORDER BY articles.created_at DESC, articles.id DESC
  LIMIT ? OFFSET ?`

const COUNT_ARTICLES = `
  SELECT COUNT(*) AS total
  FROM articles
  WHERE EXISTS (
    SELECT 1 FROM users_following
    WHERE users_following.following_id = articles.author_id
      AND users_following.user_id = ?)`

async function readTagsOf(db: Database, keys: readonly number[]): Promise<Map<number, Tag[]>> {
  const params: Param[] = []
  const sql = `
    SELECT ${tagColumns}, articles_tags.article_id AS ownKey
    FROM articles_tags JOIN tags ON tags.id = articles_tags.tag_id
    WHERE articles_tags.article_id IN (${keyList(keys, params)})
    ORDER BY tags.id`
  const rows = await db.all<TagRow & { ownKey: number }>(sql, params)
  const byKey = new Map<number, Tag[]>()
  for (const { ownKey, ...row } of rows) {
    const known = byKey.get(ownKey)
    if (known === undefined) byKey.set(ownKey, [row])
    else known.push(row)
  }
  return byKey
}

export async function findArticles(
  db: Database,
  userId: number,
  limit: number,
  offset: number,
): Promise<FoundArticle[]> {
  const rows = await db.all<
    Omit<ArticleRow, 'body' | 'authorId'> & {
      favorited: 0 | 1
      favoritesCount: number
      username: string
      bio: string | null
      image: string | null
      following: 0 | 1
    }
  >(FIND_ARTICLES, [userId, userId, userId, limit, offset])
  const tagsOf = await readTagsOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    ...row,
    createdAt: fromDatetime(row.createdAt),
    updatedAt: fromDatetime(row.updatedAt),
    favorited: row.favorited === 1,
    following: row.following === 1,
    tags: tagsOf.get(row.id) ?? [],
  }))
}

export async function countArticles(db: Database, userId: number): Promise<number> {
  const row = await db.get<{ total: number }>(COUNT_ARTICLES, [userId])
  return Number(row?.total ?? 0)
}
