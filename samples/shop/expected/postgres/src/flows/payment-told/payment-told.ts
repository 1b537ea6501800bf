import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../../http/errors.ts'
import { isSignatureOfNow } from '../../http/signatures.ts'
import { secrets } from '../../secrets.ts'
import * as paymentsService from '../../services/payments.ts'
import { restock } from '../restock/restock.ts'
import * as queries from './queries.ts'
import type { PaymentToldBody, PaymentToldHeaders } from './schemas.ts'

/** What the payment provider has to tell */
export async function paymentTold(
  request: FastifyRequest<{ Headers: PaymentToldHeaders; Body: PaymentToldBody }>,
  reply: FastifyReply,
): Promise<undefined> {
  const { db } = request.server
  const { headers, body } = request

  if (!isSignatureOfNow(headers['x-signature'], request.rawBody, secrets.PAYMENTS_WEBHOOK_KEY))
    throw new Problem(401, 'The signature is not right.')

  const owed = await db.transaction(async (tx) => {
    const order = await queries.findOrder(tx, body.payment)
    if (order === null) throw new Problem(404, 'There is no such payment.')

    if (body.amount !== order.total) {
      throw new Problem(409, 'It conflicts with what is there.', {
        errors: [{ field: 'amount', message: 'This is not what the order comes to.' }],
      })
    }

    const news = await queries.createNews(tx, { event: body.id, type: body.type })

    if (news === null) {
      return order.state === 'owing'
    }

    if (body.type === 'payment.succeeded') {
      await queries.updateOrderState(tx, { state: 'paid' }, order.id)

      const late = await queries.updateLate(tx, { state: 'owing' }, order.id)

      return late > 0
    }

    if (body.type === 'payment.failed') {
      const failed = await queries.updateOrderState(tx, { state: 'cancelled' }, order.id)

      if (failed > 0) {
        await restock(tx, { order: order.id })
      }
    }

    if (body.type === 'refund.succeeded') {
      await queries.updateOrderState2(tx, { state: 'cancelled' }, order.id)

      const refunded = await queries.updateRefunded(tx, { state: 'refunded' }, order.id)

      if (refunded > 0) {
        await restock(tx, { order: order.id })
      }
    }

    return false
  })

  if (owed) {
    await paymentsService.refundPayment({
      payment: body.payment,
      amount: body.amount,
      'idempotency-key': `refund-${body.payment}`,
    })
  }

  reply.code(204)
  return undefined
}
