import Big from 'big.js'
import type { FastifyRequest } from 'fastify'
import { exactSum } from '../../functions/sums.ts'
import { signedIn } from '../../http/access.ts'
import * as queries from './queries.ts'
import type { ShowCartAnswer } from './schemas.ts'

/** What is in the cart */
export async function showCart(request: FastifyRequest): Promise<ShowCartAnswer> {
  const { db } = request.server
  const user = signedIn(request.user)

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
