import type { Caller } from '../../auth/caller.ts'
import type { Database } from '../../database/client.ts'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'

/** An article as whoever asks sees it. */
export async function viewArticle(
  db: Database,
  { slug: slugValue }: { readonly slug: string },
  user: Caller | null,
): Promise<{
  slug: string
  title: string
  description: string
  body: string
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
}> {
  const article = await queries.findArticle(db, user?.id ?? null, slugValue)
  if (article === null) throw new Problem(404, 'not found', { code: 'article' })

  return {
    slug: article.slug,
    title: article.title,
    description: article.description,
    body: article.body,
    tagList: article.tags.map((tag) => tag.name),
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
  }
}
