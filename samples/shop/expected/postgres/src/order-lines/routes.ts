import type { FastifyInstance, FastifyRequest } from 'fastify'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { includeInOrderLines, orderLineIncludes, type OrderLineInclude } from './includes.ts'
import { orderLineProperties, type OrderLine } from './order-line.ts'
import * as queries from './queries.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<OrderLineInclude> = {
  pageSize: 20,
  columns: queries.orderLineFilters,
  fields: Object.keys(orderLineProperties),
  includes: orderLineIncludes,
}

export async function orderLineRoutes(app: FastifyInstance): Promise<void> {
  app.get('/order-lines', { schema: schemas.listOrderLines }, listOrderLines)
  app.get('/order-lines/:id', { schema: schemas.readOrderLine }, readOrderLine)
}

async function listOrderLines(request: FastifyRequest): Promise<Page<Partial<OrderLine>>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listOrderLines(db, query, caller)
  await includeInOrderLines(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((orderLine) => chooseFields(orderLine, query)) }
}

async function readOrderLine(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<OrderLine>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const orderLine = await queries.readOrderLine(db, request.params.id, caller)
  if (!orderLine) throw notFound('order line')
  await includeInOrderLines(db, [orderLine], query.include, caller)
  return chooseFields(orderLine, query)
}
