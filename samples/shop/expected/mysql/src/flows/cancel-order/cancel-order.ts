import type { FastifyReply, FastifyRequest } from 'fastify'
import { signedIn } from '../../http/access.ts'
import { Problem } from '../../http/errors.ts'
import { restock } from '../restock/restock.ts'
import * as queries from './queries.ts'
import type { CancelOrderParams } from './schemas.ts'

/** Give an order up */
export async function cancelOrder(
  request: FastifyRequest<{ Params: CancelOrderParams }>,
  reply: FastifyReply,
): Promise<undefined> {
  const { db } = request.server
  const { params } = request
  const user = signedIn(request.user)

  const order = await queries.findOrder(db, params.id, user.id)
  if (order === null) throw new Problem(404, 'There is no such order.')

  await db.transaction(async (tx) => {
    const changed = await queries.updateOrder(tx, { state: 'cancelled' }, order.id)

    if (changed === 0) {
      throw new Problem(409, 'It conflicts with what is there.', {
        errors: [{ field: 'state', message: 'Only what is not paid yet can be cancelled.' }],
      })
    }

    await restock(tx, { order: order.id })
  })

  reply.code(204)
  return undefined
}
