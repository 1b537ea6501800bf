import Big from 'big.js'
import type { FastifyRequest } from 'fastify'
import { exactSum } from '../../functions/sums.ts'
import { signedIn } from '../../http/access.ts'
import * as queries from './queries.ts'
import type { TakeFromCartAnswer, TakeFromCartParams } from './schemas.ts'

/** None of a product */
export async function takeFromCart(
  request: FastifyRequest<{ Params: TakeFromCartParams }>,
): Promise<TakeFromCartAnswer> {
  const { db } = request.server
  const { params } = request
  const user = signedIn(request.user)

  await queries.deleteCartItem(db, user.id, params.product)

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
