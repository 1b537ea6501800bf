export interface Article {
  id: number
  slug: string
  title: string
  description: string
  body: string
  authorId: number
  createdAt: string
  updatedAt: string
}

/** A row as the database gives it. */
export type ArticleRow = Article

export const articleColumns = `
  articles.id, articles.slug, articles.title, articles.description, articles.body,
  articles.author_id AS authorId, articles.created_at AS createdAt,
  articles.updated_at AS updatedAt`
