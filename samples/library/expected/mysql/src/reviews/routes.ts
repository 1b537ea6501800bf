import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../database/client.ts'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound, notTheirs, type Problem } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { includeInReviews, reviewIncludes, type ReviewInclude } from './includes.ts'
import * as queries from './queries.ts'
import { reviewProperties, type Review, type ReviewChanges, type ReviewInput } from './review.ts'
import { own, ownUnlessLibrarian } from './rules.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<ReviewInclude> = {
  pageSize: 20,
  columns: queries.reviewFilters,
  fields: Object.keys(reviewProperties),
  includes: reviewIncludes,
  isSearched: true,
}

export async function reviewRoutes(app: FastifyInstance): Promise<void> {
  app.get('/reviews', { schema: schemas.listReviews }, listReviews)
  app.get('/reviews/:id', { schema: schemas.readReview }, readReview)
  app.post('/reviews', { schema: schemas.createReview }, createReview)
  app.patch('/reviews/:id', { schema: schemas.updateReview }, updateReview)
  app.delete('/reviews/:id', { schema: schemas.deleteReview }, deleteReview)
}

async function listReviews(request: FastifyRequest): Promise<Page<Partial<Review>>> {
  const { db } = request.server
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listReviews(db, query)
  await includeInReviews(db, page.data, query.include, request.user)
  return { ...page, data: page.data.map((review) => chooseFields(review, query)) }
}

async function readReview(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Review>> {
  const { db } = request.server
  const query = readRowQuery(request.query, OPTIONS)
  const review = await queries.readReview(db, request.params.id)
  if (!review) throw notFound('review')
  await includeInReviews(db, [review], query.include, request.user)
  return chooseFields(review, query)
}

async function createReview(
  request: FastifyRequest<{ Body: ReviewInput }>,
  reply: FastifyReply,
): Promise<Review> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const review = await queries.createReview(db, request.body, caller.id)
  reply.code(201).header('location', `${request.routeOptions.url}/${review.id}`)
  return review
}

async function updateReview(
  request: FastifyRequest<{ Params: { id: number }; Body: ReviewChanges }>,
): Promise<Review> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const review = await queries.updateReview(db, request.params.id, request.body, own(caller))
  if (!review) throw await refusal(db, request.params.id)
  return review
}

async function deleteReview(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const isDeleted = await queries.deleteReview(db, request.params.id, ownUnlessLibrarian(caller))
  if (!isDeleted) throw await refusal(db, request.params.id)
  reply.code(204)
}

/** A row that the caller may only read is not theirs to change; any other is not there. */
async function refusal(db: Database, id: number): Promise<Problem> {
  const review = await queries.readReview(db, id)
  return review ? notTheirs('review') : notFound('review')
}
