import { fromScaled } from '../database/decimals.ts'
import type { Project } from '../projects/project.ts'
import type { User } from '../users/user.ts'

export interface Article {
  id: number
  title: string
  published: boolean
  rating: string | null
  projectId: number | null
  ownerId: number
  createdAt: string
  updatedAt: string
  project?: Project | null
  owner?: User | null
}

/** What callers write when they make an article. */
export interface ArticleInput {
  readonly title: string
  readonly published?: boolean
  readonly rating?: string | null
  readonly projectId?: number | null
}

export type ArticleChanges = Partial<ArticleInput>

/** A row as the database gives it. */
export interface ArticleRow extends Omit<Article, 'published' | 'project' | 'owner'> {
  published: 0 | 1
}

export const articleColumns = `
  articles.id, articles.title, articles.published, CAST(articles.rating AS TEXT) AS rating,
  articles.project_id AS projectId, articles.owner_id AS ownerId,
  articles.created_at AS createdAt, articles.updated_at AS updatedAt`

export function toArticle(row: ArticleRow): Article {
  return {
    ...row,
    published: row.published === 1,
    rating: row.rating === null ? null : fromScaled(row.rating, 1),
  }
}

export const articleProperties = {
  id: { type: 'integer' },
  title: { type: 'string' },
  published: { type: 'boolean' },
  rating: { type: ['string', 'null'] },
  projectId: { type: ['integer', 'null'] },
  ownerId: { type: 'integer' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
} as const
