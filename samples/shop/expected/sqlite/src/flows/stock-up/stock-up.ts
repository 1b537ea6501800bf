import type { FastifyRequest } from 'fastify'
import { Problem, notFound } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { StockUpAnswer, StockUpBody, StockUpParams } from './schemas.ts'

/** Pieces that came, or went */
export async function stockUp(
  request: FastifyRequest<{ Params: StockUpParams; Body: StockUpBody }>,
): Promise<StockUpAnswer> {
  const { db } = request.server
  const { params, body } = request

  const changes = await queries.updateProduct(db, body.pieces, params.id)
  if (changes === 0)
    throw new Problem(404, 'There is no such product.', {
      errors: [{ field: 'product', message: 'There is no such product, or not so many of it.' }],
    })

  const product = await queries.findProduct(db, params.id)
  if (product === null) throw notFound('product')

  return { stock: product.stock }
}
