import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Page } from '../http/cursor.ts'
import { notFound } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { paymentEventProperties, type PaymentEvent } from './payment-event.ts'
import * as queries from './queries.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<never> = {
  pageSize: 20,
  columns: queries.paymentEventFilters,
  fields: Object.keys(paymentEventProperties),
  includes: [],
}

export async function paymentEventRoutes(app: FastifyInstance): Promise<void> {
  app.get('/payment-events', { schema: schemas.listPaymentEvents }, listPaymentEvents)
  app.get('/payment-events/:id', { schema: schemas.readPaymentEvent }, readPaymentEvent)
}

async function listPaymentEvents(request: FastifyRequest): Promise<Page<Partial<PaymentEvent>>> {
  const { db } = request.server
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listPaymentEvents(db, query)
  return { ...page, data: page.data.map((paymentEvent) => chooseFields(paymentEvent, query)) }
}

async function readPaymentEvent(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<PaymentEvent>> {
  const { db } = request.server
  const query = readRowQuery(request.query, OPTIONS)
  const paymentEvent = await queries.readPaymentEvent(db, request.params.id)
  if (!paymentEvent) throw notFound('payment event')
  return chooseFields(paymentEvent, query)
}
