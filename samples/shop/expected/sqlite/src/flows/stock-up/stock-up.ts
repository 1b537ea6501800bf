import type { FastifyRequest } from 'fastify'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { StockUpAnswer, StockUpBody, StockUpParams } from './schemas.ts'

/** Pieces that came, or went */
export async function stockUp(
  request: FastifyRequest<{ Params: StockUpParams; Body: StockUpBody }>,
): Promise<StockUpAnswer> {
  const { db } = request.server
  const { params, body } = request

  const changed = await queries.updateProduct(db, body.pieces, params.id)

  const product = await queries.findProduct(db, params.id)
  if (product === null) throw new Problem(404, 'There is no such product.')

  if (changed === 0) {
    throw new Problem(409, 'It conflicts with what is there.', {
      errors: [{ field: 'pieces', message: `There are only ${product.stock}.` }],
    })
  }

  return { stock: product.stock }
}
