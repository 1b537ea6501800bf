import { fromDatetime } from '../database/values.ts'
import type { Member } from '../members/member.ts'

export interface Review {
  id: number
  book: string
  stars: number
  text: string | null
  ownerId: string
  createdAt: string
  updatedAt: string
  owner?: Member | null
}

/** What callers write when they make a review. */
export interface ReviewInput {
  readonly book: string
  readonly stars: number
  readonly text?: string | null
}

export type ReviewChanges = Partial<ReviewInput>

/** A row as the database gives it. */
export type ReviewRow = Omit<Review, 'owner'>

export const reviewColumns = `
  reviews.id, reviews.book, reviews.stars, reviews.text, reviews.owner_id AS ownerId,
  reviews.created_at AS createdAt, reviews.updated_at AS updatedAt`

export function toReview(row: ReviewRow): Review {
  return {
    ...row,
    createdAt: fromDatetime(row.createdAt),
    updatedAt: fromDatetime(row.updatedAt),
  }
}

export const reviewProperties = {
  id: { type: 'integer' },
  book: { type: 'string' },
  stars: { type: 'integer' },
  text: { type: ['string', 'null'] },
  ownerId: { type: 'string' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
} as const
