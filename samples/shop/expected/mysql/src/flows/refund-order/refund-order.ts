import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../http/errors.ts'
import * as paymentsService from '../../services/payments.ts'
import * as queries from './queries.ts'
import type { RefundOrderAnswer, RefundOrderParams } from './schemas.ts'

/** Give the money back */
export async function refundOrder(
  request: FastifyRequest<{ Params: RefundOrderParams }>,
  reply: FastifyReply,
): Promise<RefundOrderAnswer> {
  const { db } = request.server
  const { params } = request

  const order = await queries.findOrder(db, params.id)
  if (order === null) throw new Problem(404, 'There is no such order, or nobody paid for it.')

  const changed = await queries.updateOrder(db, { state: 'refunding' }, order.id)

  if (changed === 0 && order.state !== 'owing') {
    throw new Problem(409, 'It conflicts with what is there.', {
      errors: [{ field: 'state', message: 'Only a paid order can be refunded.' }],
    })
  }

  await paymentsService.refundPayment({
    payment: order.payment,
    amount: order.total,
    'idempotency-key': `refund-${order.payment}`,
  })
  reply.code(202)
  return { id: order.id, state: 'refunding' }
}
