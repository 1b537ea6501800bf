import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Page } from '../http/cursor.ts'
import { notFound } from '../http/errors.ts'
import { chooseFields } from '../http/fields.ts'
import { readListQuery, readRowQuery, type ListOptions } from '../http/list-query.ts'
import { includeInProducts, productIncludes, type ProductInclude } from './includes.ts'
import {
  productProperties,
  type Product,
  type ProductChanges,
  type ProductInput,
} from './product.ts'
import * as queries from './queries.ts'
import * as schemas from './schemas.ts'

/** What callers may ask of these rows. */
const OPTIONS: ListOptions<ProductInclude> = {
  pageSize: 20,
  columns: queries.productFilters,
  fields: Object.keys(productProperties),
  includes: productIncludes,
}

export async function productRoutes(app: FastifyInstance): Promise<void> {
  app.get('/products', { schema: schemas.listProducts }, listProducts)
  app.get('/products/:id', { schema: schemas.readProduct }, readProduct)
  app.post('/products', { schema: schemas.createProduct }, createProduct)
  app.patch('/products/:id', { schema: schemas.updateProduct }, updateProduct)
  app.delete('/products/:id', { schema: schemas.deleteProduct }, deleteProduct)
}

async function listProducts(request: FastifyRequest): Promise<Page<Partial<Product>>> {
  const { db } = request.server
  const caller = request.user
  const query = readListQuery(request.query, OPTIONS)
  const page = await queries.listProducts(db, query, caller)
  await includeInProducts(db, page.data, query.include, caller)
  return { ...page, data: page.data.map((product) => chooseFields(product, query)) }
}

async function readProduct(
  request: FastifyRequest<{ Params: { id: number } }>,
): Promise<Partial<Product>> {
  const { db } = request.server
  const caller = request.user
  const query = readRowQuery(request.query, OPTIONS)
  const product = await queries.readProduct(db, request.params.id, caller)
  if (!product) throw notFound('product')
  await includeInProducts(db, [product], query.include, caller)
  return chooseFields(product, query)
}

async function createProduct(
  request: FastifyRequest<{ Body: ProductInput }>,
  reply: FastifyReply,
): Promise<Product> {
  const { db } = request.server
  const product = await queries.createProduct(db, request.body)
  reply.code(201).header('location', `${request.routeOptions.url}/${product.id}`)
  return product
}

async function updateProduct(
  request: FastifyRequest<{ Params: { id: number }; Body: ProductChanges }>,
): Promise<Product> {
  const { db } = request.server
  const product = await queries.updateProduct(db, request.params.id, request.body)
  if (!product) throw notFound('product')
  return product
}

async function deleteProduct(
  request: FastifyRequest<{ Params: { id: number } }>,
  reply: FastifyReply,
): Promise<void> {
  const { db } = request.server
  const isDeleted = await queries.deleteProduct(db, request.params.id)
  if (!isDeleted) throw notFound('product')
  reply.code(204)
}
