import { articleColumns, toArticle, type Article, type ArticleRow } from '../../articles/article.ts'
import { assignments } from '../../database/assignments.ts'
import type { Database } from '../../database/client.ts'
import { bind } from '../../database/dialect.ts'
import { keyList } from '../../database/key-list.ts'
import { now } from '../../database/times.ts'
import { toDatetime, type Param } from '../../database/values.ts'
import { tagColumns, type Tag, type TagRow } from '../../tags/tag.ts'

const FIND_EXISTING = `SELECT ${articleColumns} FROM articles WHERE articles.slug = ?`

export interface FoundArticle extends Article {
  tags: Tag[]
}

const FIND_TAGGED = `SELECT ${articleColumns} FROM articles WHERE articles.id = ?`

export async function findExisting(db: Database, slug: string): Promise<Article | null> {
  const row = await db.get<ArticleRow>(FIND_EXISTING, [slug])
  return row === undefined ? null : toArticle(row)
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
      updated_at: toDatetime(now()),
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

export async function findTagged(db: Database, existingId: number): Promise<FoundArticle | null> {
  const row = await db.get<ArticleRow>(FIND_TAGGED, [existingId])
  if (row === undefined) return null
  const tagsOf = await readTagsOf(db, [row.id])
  return { ...toArticle(row), tags: tagsOf.get(row.id) ?? [] }
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

/** All of them but those that are there already, or none. */
export async function createTags(
  db: Database,
  rows: readonly { readonly name: string }[],
): Promise<void> {
  if (rows.length === 0) return
  if (rows.length > 30000) {
    return db.transaction(async (tx) => {
      for (let start = 0; start < rows.length; start += 30000) {
        await createTags(tx, rows.slice(start, start + 30000))
      }
    })
  }
  const params: Param[] = []
  const lines = rows.map((values) => `(${bind(params, values.name)})`)
  await db.run(
    `INSERT INTO tags (name) VALUES ${lines.join(', ')} ON DUPLICATE KEY UPDATE name = name`,
    params,
  )
}

export async function findTags(db: Database, tagList: string[]): Promise<Pick<Tag, 'id'>[]> {
  const params: Param[] = []
  const sql = `
  SELECT tags.id
  FROM tags
  WHERE tags.name IN (${keyList(tagList, params)})
  ORDER BY tags.id
  LIMIT 50`
  return db.all<Pick<TagRow, 'id'>>(sql, params)
}

/** Those that are linked already stay so. */
export async function linkTags(db: Database, id: number, others: readonly number[]): Promise<void> {
  if (others.length === 0) return
  const params: Param[] = []
  const rows = others.map((other) => `(${bind(params, id)}, ${bind(params, other)})`)
  await db.run(
    `INSERT INTO articles_tags (article_id, tag_id) VALUES ${rows.join(', ')} ON DUPLICATE KEY UPDATE article_id = article_id`,
    params,
  )
}
