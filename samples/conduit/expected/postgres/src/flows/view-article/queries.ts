import { articleColumns, type Article, type ArticleRow } from '../../articles/article.ts'
import type { Database } from '../../database/client.ts'
import { keyList } from '../../database/key-list.ts'
import type { Param } from '../../database/values.ts'
import { tagColumns, type Tag, type TagRow } from '../../tags/tag.ts'

export interface FoundArticle extends Article {
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
  WHERE articles.slug = $3`

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

export async function findArticle(
  db: Database,
  userId: number | null,
  slug: string,
): Promise<FoundArticle | null> {
  const row = await db.get<
    ArticleRow & {
      favorited: boolean
      favoritesCount: number
      username: string
      bio: string | null
      image: string | null
      following: boolean
    }
  >(FIND_ARTICLE, [userId, userId, slug])
  if (row === undefined) return null
  const tagsOf = await readTagsOf(db, [row.id])
  return { ...row, tags: tagsOf.get(row.id) ?? [] }
}
