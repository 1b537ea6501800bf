import type { Caller } from '../auth/caller.ts'
import { bind } from '../database/dialect.ts'
import { fromDatetime, type Param } from '../database/values.ts'
import type { Project } from '../projects/project.ts'
import type { User } from '../users/user.ts'

export interface Article {
  id: number
  title: string
  published: boolean
  rating: string | null
  /** Only for who writes it. */
  notes?: string | null
  projectId: number | null
  ownerId: number
  createdAt: string
  updatedAt: string
  mine: boolean
  project?: Project | null
  owner?: User | null
}

/** What callers write when they make an article. */
export interface ArticleInput {
  readonly title: string
  readonly published?: boolean
  readonly rating?: string | null
  readonly notes?: string | null
  readonly projectId?: number | null
}

export type ArticleChanges = Partial<ArticleInput>

/** A row as the database gives it. */
export interface ArticleRow extends Omit<
  Article,
  'published' | 'notes' | 'mine' | 'project' | 'owner'
> {
  published: 0 | 1
  notes: string | null
  mine: 0 | 1
}

/** An article with the fields that not everybody may read. */
export type KnownArticle = Article & Required<Pick<Article, 'notes'>>

/** `row.owner == user` */
export const mineSql = '(articles.owner_id <=> caller.id)'

export const articleColumns = `
  articles.id, articles.title, articles.published, articles.rating, articles.notes,
  articles.project_id AS projectId, articles.owner_id AS ownerId,
  articles.created_at AS createdAt, articles.updated_at AS updatedAt`

export const articleColumnsFor = `${articleColumns},
  ${mineSql} AS mine`

/** The articles beside whoever asks for them, which is what `mine` is about. */
export function articlesFor(caller: Caller | null, params: Param[]): string {
  return `articles CROSS JOIN (SELECT ${bind(params, caller?.id ?? null)} AS id) AS caller`
}

export function toArticle(row: ArticleRow): KnownArticle {
  return {
    ...row,
    published: row.published === 1,
    createdAt: fromDatetime(row.createdAt),
    updatedAt: fromDatetime(row.updatedAt),
    mine: row.mine === 1,
  }
}

export const articleProperties = {
  id: { type: 'integer' },
  title: { type: 'string' },
  published: { type: 'boolean' },
  rating: { type: ['string', 'null'] },
  notes: { type: ['string', 'null'] },
  projectId: { type: ['integer', 'null'] },
  ownerId: { type: 'integer' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
  mine: { type: 'boolean' },
} as const
