import type { Article, ArticleRow } from '../../articles/article.ts'
import type { Database } from '../../database/client.ts'
import { bind } from '../../database/dialect.ts'
import { keyList } from '../../database/key-list.ts'
import type { Param } from '../../database/values.ts'
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

/** The conditions that hold this time. */
function filterArticles(
  params: Param[],
  tag: string | null,
  author: string | null,
  favorited: string | null,
  followed: boolean,
  userId: number | null,
): string {
  const where: string[] = []
  if (tag !== null)
    where.push(`EXISTS (
      SELECT 1 FROM articles_tags
      JOIN tags ON tags.id = articles_tags.tag_id
      WHERE articles_tags.article_id = articles.id AND tags.name = ${bind(params, tag)})`)
  if (author !== null)
    where.push(`EXISTS (
      SELECT 1 FROM users
      WHERE users.id = articles.author_id AND users.username = ${bind(params, author)})`)
  if (favorited !== null)
    where.push(`EXISTS (
      SELECT 1 FROM articles_favorited_by
      JOIN users ON users.id = articles_favorited_by.user_id
      WHERE articles_favorited_by.article_id = articles.id
        AND users.username = ${bind(params, favorited)})`)
  if (followed)
    where.push(`EXISTS (
      SELECT 1 FROM users_following
      WHERE users_following.following_id = articles.author_id
        AND users_following.user_id = ${bind(params, userId)})`)
  return where.join(' AND ') || 'TRUE'
}

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
  tag: string | null,
  author: string | null,
  favorited: string | null,
  followed: boolean,
  userId: number | null,
  limit: number,
  offset: number,
): Promise<FoundArticle[]> {
  const params: Param[] = []
  const select = `
  SELECT articles.id, articles.slug, articles.title, articles.description,
    articles.created_at AS createdAt, articles.updated_at AS updatedAt,
    EXISTS (
      SELECT 1 FROM articles_favorited_by
      WHERE articles_favorited_by.article_id = articles.id
        AND articles_favorited_by.user_id = ${bind(params, userId)}) AS favorited,
    (
      SELECT count(*) FROM articles_favorited_by
      WHERE articles_favorited_by.article_id = articles.id) AS favoritesCount,
    (SELECT users.username FROM users WHERE users.id = articles.author_id) AS username,
    (SELECT users.bio FROM users WHERE users.id = articles.author_id) AS bio,
    (SELECT users.image FROM users WHERE users.id = articles.author_id) AS image,
    EXISTS (
      SELECT 1 FROM users_following
      WHERE users_following.following_id = articles.author_id
        AND users_following.user_id = ${bind(params, userId)}) AS following`
  const sql = `
  ${select}
  FROM articles
  WHERE ${filterArticles(params, tag, author, favorited, followed, userId)}
  ORDER BY articles.created_at DESC, articles.id DESC
  LIMIT ${bind(params, limit)} OFFSET ${bind(params, offset)}`
  const rows = await db.all<
    Omit<ArticleRow, 'body' | 'authorId'> & {
      favorited: 0 | 1
      favoritesCount: number
      username: string
      bio: string | null
      image: string | null
      following: 0 | 1
    }
  >(sql, params)
  const tagsOf = await readTagsOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    ...row,
    favorited: row.favorited === 1,
    following: row.following === 1,
    tags: tagsOf.get(row.id) ?? [],
  }))
}

export async function countArticles(
  db: Database,
  tag: string | null,
  author: string | null,
  favorited: string | null,
  followed: boolean,
  userId: number | null,
): Promise<number> {
  const params: Param[] = []
  const sql = `SELECT COUNT(*) AS total FROM articles WHERE ${filterArticles(params, tag, author, favorited, followed, userId)}`
  const row = await db.get<{ total: number }>(sql, params)
  return Number(row?.total ?? 0)
}
