import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { send } from '../../http/egress.ts'
import { Problem, notFound } from '../../http/errors.ts'
import { accepted } from '../../http/outside.ts'
import { secrets } from '../../secrets.ts'
import * as queries from './queries.ts'
import { readPayment } from './read-payment.ts'
import type { PayOrderAnswer, PayOrderParams } from './schemas.ts'

/** Where to pay an order */
export async function payOrder(
  request: FastifyRequest<{ Params: PayOrderParams }>,
  reply: FastifyReply,
): Promise<PayOrderAnswer> {
  const { db } = request.server
  const { params } = request
  const user = signedIn(request.user)

  const order = await queries.findOrder(db, params.id, user.id)
  if (order === null)
    throw new Problem(404, 'There is no such order.', {
      errors: [{ field: 'order', message: 'There is no such order.' }],
    })

  if (order.state !== 'placed') {
    throw new Problem(409, 'This order is paid, or given up.', { code: 'state' })
  }

  const payment = readPayment(
    accepted(
      await send({
        method: 'POST',
        url: secrets.PAYMENTS_URL + '/v1/payments',
        headers: {
          'idempotency-key': `order-${order.id}`,
          authorization: `Bearer ${secrets.PAYMENTS_KEY}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ amount: order.total, currency: 'EUR', reference: String(order.id) }),
        timeout: 5000,
        retries: 2,
        maxBytes: 1000000,
      }),
    ),
  )

  const changes = await queries.updateOrder(db, { payment: payment.id }, order.id)
  if (changes === 0) throw notFound('order')

  reply.code(201)
  return { payment: payment.id, url: payment.url }
}
