import type { FastifyInstance, FastifyRequest } from 'fastify'
import { signedIn } from '../http/access.ts'
import type { Page } from '../http/cursor.ts'
import { notFound } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { includeInOrders, orderIncludes, type OrderInclude } from './includes.ts'
import { orderProperties, type Order } from './order.ts'
import * as queries from './queries.ts'
import { ownUnlessStaffOrAdmin } from './rules.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<OrderInclude> = {
  pageSize: 20,
  columns: queries.orderFilters,
  fields: Object.keys(orderProperties),
  includes: orderIncludes,
}

export async function orderRoutes(app: FastifyInstance): Promise<void> {
  app.get('/orders', { schema: schemas.listOrders }, listOrders)
  app.get('/orders/:id', { schema: schemas.readOrder }, readOrder)
}

async function listOrders(request: FastifyRequest): Promise<Page<Partial<Order>>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listOrders(db, query, ownUnlessStaffOrAdmin(caller))
  await includeInOrders(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((order) => chooseFields(order, query)) }
}

async function readOrder(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Order>> {
  const { db } = request.server
  const caller = signedIn(request.user)
  const query = readRowQuery(request.query, OPTIONS)
  const order = await queries.readOrder(db, request.params.id, ownUnlessStaffOrAdmin(caller))
  if (!order) throw notFound('order')
  await includeInOrders(db, [order], query.include, caller)
  return chooseFields(order, query)
}
