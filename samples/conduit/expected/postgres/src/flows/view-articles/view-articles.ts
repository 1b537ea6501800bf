import type { Caller } from '../../auth/caller.ts'
import type { Database } from '../../database/client.ts'
import * as queries from './queries.ts'

/** Articles as whoever asks sees them, newest first. */
export async function viewArticles(
  db: Database,
  {
    tag = null,
    author = null,
    favorited = null,
    followed = false,
    limit,
    offset,
  }: {
    readonly tag?: string | null
    readonly author?: string | null
    readonly favorited?: string | null
    readonly followed?: boolean
    readonly limit: number
    readonly offset: number
  },
  user: Caller | null,
): Promise<{
  articles: {
    slug: string
    title: string
    description: string
    tagList: string[]
    createdAt: string
    updatedAt: string
    favorited: boolean
    favoritesCount: number
    author: {
      username: string
      bio: string | null
      image: string | null
      following: boolean
    }
  }[]
  articlesCount: number
}> {
  const articles = {
    rows: await queries.findArticles(
      db,
      tag,
      author,
      favorited,
      followed,
      user?.id ?? null,
      limit,
      offset,
    ),
    total: await queries.countArticles(db, tag, author, favorited, followed, user?.id ?? null),
  }
  return {
    articles: articles.rows.map((article) => ({
      slug: article.slug,
      title: article.title,
      description: article.description,
      tagList: article.tags.map((one) => one.name),
      createdAt: article.createdAt,
      updatedAt: article.updatedAt,
      favorited: article.favorited,
      favoritesCount: article.favoritesCount,
      author: {
        username: article.username,
        bio: article.bio,
        image: article.image,
        following: article.following,
      },
    })),
    articlesCount: articles.total,
  }
}
