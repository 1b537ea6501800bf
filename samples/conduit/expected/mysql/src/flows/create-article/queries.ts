import type { Article } from '../../articles/article.ts'
import type { Database } from '../../database/client.ts'
import { bind } from '../../database/dialect.ts'
import { failureOf } from '../../database/failures.ts'
import { keyList } from '../../database/key-list.ts'
import { now } from '../../database/times.ts'
import { toDatetime, type Param } from '../../database/values.ts'
import type { Tag, TagRow } from '../../tags/tag.ts'

const CREATE_TITLED = `
  INSERT INTO articles (slug, title, description, body, author_id, created_at, updated_at)
  VALUES (?, ?, ?, ?, ?, ?, ?)`

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

/** Nothing where a value is taken that only one row may have. */
export async function createTitled(
  db: Database,
  values: {
    readonly slug: string
    readonly title: string
    readonly description: string
    readonly body: string
    readonly authorId: number
  },
): Promise<Article | null> {
  const at = now()
  const article: Omit<Article, 'id'> = {
    slug: values.slug,
    title: values.title,
    description: values.description,
    body: values.body,
    authorId: values.authorId,
    createdAt: at,
    updatedAt: at,
  }
  try {
    const { insertId } = await db.run(CREATE_TITLED, [
      article.slug,
      article.title,
      article.description,
      article.body,
      article.authorId,
      toDatetime(article.createdAt),
      toDatetime(article.updatedAt),
    ])
    return { id: insertId, ...article }
  } catch (error) {
    if (failureOf(error) === 'duplicate') return null
    throw error
  }
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

export async function createNumbered(
  db: Database,
  values: {
    readonly slug: string
    readonly title: string
    readonly description: string
    readonly body: string
    readonly authorId: number
  },
): Promise<Article> {
  const at = now()
  const article: Omit<Article, 'id'> = {
    slug: values.slug,
    title: values.title,
    description: values.description,
    body: values.body,
    authorId: values.authorId,
    createdAt: at,
    updatedAt: at,
  }
  const { insertId } = await db.run(CREATE_TITLED, [
    article.slug,
    article.title,
    article.description,
    article.body,
    article.authorId,
    toDatetime(article.createdAt),
    toDatetime(article.updatedAt),
  ])
  return { id: insertId, ...article }
}
