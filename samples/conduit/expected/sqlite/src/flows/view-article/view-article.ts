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
  const found = await queries.findArticle(db, user?.id ?? null, slugValue)
  if (found === null) throw new Problem(404, 'not found', { code: 'article' })

  return {
    slug: found.slug,
    title: found.title,
    description: found.description,
    body: found.body,
    tagList: found.tags.map((tag) => tag.name),
    createdAt: found.createdAt,
    updatedAt: found.updatedAt,
    favorited: found.favorited,
    favoritesCount: found.favoritesCount,
    author: {
      username: found.username,
      bio: found.bio,
      image: found.image,
      following: found.following,
    },
  }
}
