import Big from 'big.js'
import type { FastifyRequest } from 'fastify'
import { exactSum } from '../../functions/sums.ts'
import { signedIn } from '../../http/access.ts'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { PutInCartAnswer, PutInCartBody, PutInCartParams } from './schemas.ts'

/** So many of a product */
export async function putInCart(
  request: FastifyRequest<{ Params: PutInCartParams; Body: PutInCartBody }>,
): Promise<PutInCartAnswer> {
  const { db } = request.server
  const { params, body } = request
  const user = signedIn(request.user)

  const product = await queries.findProduct(db, params.product)
  if (product === null) throw new Problem(404, 'There is no such product.')

  await queries.upsertCartItem(
    db,
    { ownerId: user.id, productId: product.id, quantity: body.quantity },
    { quantity: body.quantity },
  )
  const items = await queries.findItems(db, user.id)
  return {
    items: items.map((item) => ({
      productId: item.productId,
      title: item.title,
      price: item.price,
      quantity: item.quantity,
      inStock: item.available >= item.quantity,
    })),
    total: exactSum(
      items.map((item) => Big(item.price).times(item.quantity).toFixed(2)),
      2,
    ),
  }
}
