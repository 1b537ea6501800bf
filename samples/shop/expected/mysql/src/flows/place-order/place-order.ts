import Big from 'big.js'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { exactSum } from '../../functions/sums.ts'
import { signedIn } from '../../http/access.ts'
import { Problem } from '../../http/errors.ts'
import * as queries from './queries.ts'
import type { PlaceOrderAnswer, PlaceOrderHeaders } from './schemas.ts'

/** Buy what is in the cart */
export async function placeOrder(
  request: FastifyRequest<{ Headers: PlaceOrderHeaders }>,
  reply: FastifyReply,
): Promise<PlaceOrderAnswer> {
  const { db } = request.server
  const { headers } = request
  const user = signedIn(request.user)

  const known = await queries.findKnown(db, user.id, headers['idempotency-key'])

  if (known !== null) {
    return { id: known.id, state: known.state, total: known.total }
  }

  const placed = await db.transaction(
    async (tx) => {
      const items = await queries.findItems(tx, user.id)

      if (items.length === 0) {
        throw new Problem(409, 'It conflicts with what is there.', {
          errors: [{ field: 'cart', message: 'The cart is empty.' }],
        })
      }

      const lines = items.map((item) => item.id)

      const emptied = await queries.deleteEmptied(tx, user.id, lines)

      if (emptied < items.length) {
        throw new Problem(409, 'It conflicts with what is there.', {
          errors: [{ field: 'cart', message: 'The cart was ordered, or changed, just now.' }],
        })
      }

      const taken = await queries.updateTaken(
        tx,
        items.map((item) => ({ productId: item.productId, quantity: item.quantity })),
      )

      if (taken < items.length) {
        throw new Problem(409, 'It conflicts with what is there.', {
          errors: [
            { field: 'stock', message: 'There is not enough left of something in the cart.' },
          ],
        })
      }

      const order = await queries.createOrder(tx, {
        ownerId: user.id,
        key: headers['idempotency-key'],
        state: 'placed',
        total: exactSum(
          items.map((item) => Big(item.price).times(item.quantity).toFixed(2)),
          2,
        ),
      })
      await queries.createOrderLines(
        tx,
        items.map((item) => ({
          orderId: order.id,
          productId: item.productId,
          title: item.title,
          price: item.price,
          quantity: item.quantity,
        })),
      )
      return order
    },
    { retries: 5 },
  )

  reply.code(201)
  return { id: placed.id, state: placed.state, total: placed.total }
}
