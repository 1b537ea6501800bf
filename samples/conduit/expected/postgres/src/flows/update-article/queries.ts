import { articleColumns, type Article, type ArticleRow } from '../../articles/article.ts'
import { assignments } from '../../database/assignments.ts'
import type { Database } from '../../database/client.ts'
import { bind } from '../../database/dialect.ts'
import { keyList } from '../../database/key-list.ts'
import { now } from '../../database/times.ts'
import type { Param } from '../../database/values.ts'
import { notFound } from '../../http/errors.ts'
import { tagColumns, type Tag, type TagRow } from '../../tags/tag.ts'

const FIND_EXISTING = `
  SELECT articles.id, articles.author_id AS "authorId"
  FROM articles
  WHERE articles.slug = $1`

export interface FoundArticle extends Pick<Article, 'id'> {
  tags: Tag[]
}

const FIND_TAGGED = 'SELECT articles.id FROM articles WHERE articles.id = $1'

const UPSERT_TAG = 'INSERT INTO tags (name) VALUES ($1) ON CONFLICT (name) DO NOTHING RETURNING id'

const READ_TAG = `SELECT ${tagColumns} FROM tags WHERE tags.name = $1`

export interface FoundArticle2 extends Article {
  favorited: boolean
  favoritesCount: number
  username: string
  bio: string | null
  image: string | null
  following: boolean
  tags: Tag[]
}

const FIND_ARTICLE = `
  SELECT ${articleColumns},
    EXISTS (
      SELECT 1 FROM articles_favorited_by
      WHERE articles_favorited_by.article_id = articles.id
        AND articles_favorited_by.user_id = $1) AS favorited,
    (
      SELECT count(*) FROM articles_favorited_by
      WHERE articles_favorited_by.article_id = articles.id) AS "favoritesCount",
    (SELECT users.username FROM users WHERE users.id = articles.author_id) AS username,
    (SELECT users.bio FROM users WHERE users.id = articles.author_id) AS bio,
    (SELECT users.image FROM users WHERE users.id = articles.author_id) AS image,
    EXISTS (
      SELECT 1 FROM users_following
      WHERE users_following.following_id = articles.author_id
        AND users_following.user_id = $2) AS following
  FROM articles
  WHERE articles.id = $3`

export async function findExisting(
  db: Database,
  slug: string,
): Promise<Pick<Article, 'id' | 'authorId'> | null> {
  return (await db.get<Pick<ArticleRow, 'id' | 'authorId'>>(FIND_EXISTING, [slug])) ?? null
}

export async function updateArticle(
  db: Database,
  values: {
    readonly title: string | undefined
    readonly description: string | undefined
    readonly body: string | undefined
  },
  existingId: number,
): Promise<number> {
  const params: Param[] = []
  const set = assignments(
    {
      title: values.title,
      description: values.description,
      body: values.body,
      updated_at: now(),
    },
    params,
  )
  const where = `articles.id = ${bind(params, existingId)}`
  const { changes } = await db.run(`UPDATE articles SET ${set} WHERE ${where}`, params)
  return changes
}

async function readTagsOf(db: Database, keys: readonly number[]): Promise<Map<number, Tag[]>> {
  const params: Param[] = []
  const sql = `
    SELECT ${tagColumns}, articles_tags.article_id AS "ownKey"
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

export async function findTagged(db: Database, existingId: number): Promise<FoundArticle | null> {
  const row = await db.get<Pick<ArticleRow, 'id'>>(FIND_TAGGED, [existingId])
  if (row === undefined) return null
  const tagsOf = await readTagsOf(db, [row.id])
  return { ...row, tags: tagsOf.get(row.id) ?? [] }
}

export async function unlinkTags(
  db: Database,
  id: number,
  others: readonly number[],
): Promise<void> {
  if (others.length === 0) return
  const params: Param[] = []
  const sql = `DELETE FROM articles_tags WHERE article_id = ${bind(params, id)} AND tag_id IN (${keyList(others, params)})`
  await db.run(sql, params)
}

/** The row with these values: a new one, or the one that is there. */
export async function upsertTag(db: Database, values: { readonly name: string }): Promise<Tag> {
  await db.run(UPSERT_TAG, [values.name])
  const row = await db.get<TagRow>(READ_TAG, [values.name])
  if (row === undefined) throw notFound('tag')
  return row
}

/** Those that are linked already stay so. */
export async function linkTags(db: Database, id: number, others: readonly number[]): Promise<void> {
  if (others.length === 0) return
  const params: Param[] = []
  const rows = others.map((other) => `(${bind(params, id)}, ${bind(params, other)})`)
  await db.run(
    `INSERT INTO articles_tags (article_id, tag_id) VALUES ${rows.join(', ')} ON CONFLICT DO NOTHING`,
    params,
  )
}

export async function findArticle(
  db: Database,
  userId: number,
  existingId: number,
): Promise<FoundArticle2 | null> {
  const row = await db.get<
    ArticleRow & {
      favorited: boolean
      favoritesCount: number
      username: string
      bio: string | null
      image: string | null
      following: boolean
    }
  >(FIND_ARTICLE, [userId, userId, existingId])
  if (row === undefined) return null
  const tagsOf = await readTagsOf(db, [row.id])
  return { ...row, tags: tagsOf.get(row.id) ?? [] }
}
