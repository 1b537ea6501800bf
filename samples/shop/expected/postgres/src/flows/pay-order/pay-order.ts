import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { Problem, notFound } from '../../http/errors.ts'
import * as paymentsService from '../../services/payments.ts'
import * as queries from './queries.ts'
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
  if (order === null) throw new Problem(404, 'There is no such order.')

  if (order.state !== 'placed') {
    throw new Problem(409, 'It conflicts with what is there.', {
      errors: [{ field: 'state', message: 'This order is paid, or given up.' }],
    })
  }

  const payment = await paymentsService.createPayment({
    'idempotency-key': `order-${order.id}`,
    amount: order.total,
    currency: 'EUR',
    reference: String(order.id),
  })

  const changes = await queries.updateOrderPayment(db, { payment: payment.id }, order.id)
  if (changes === 0) throw notFound('order')

  reply.code(201)
  return { payment: payment.id, url: payment.url }
}
