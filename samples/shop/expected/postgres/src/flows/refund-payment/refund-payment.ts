import type { Database } from '../../database/client.ts'
import { send } from '../../http/egress.ts'
import { accepted, addressOf } from '../../http/outside.ts'
import { secrets } from '../../secrets.ts'

/** Gives the money of a payment back; asked twice, it is given once. */
export async function refundPayment(
  _db: Database,
  { payment, amount }: { readonly payment: string; readonly amount: string },
): Promise<void> {
  accepted(
    await send({
      method: 'POST',
      url: secrets.PAYMENTS_URL + addressOf`/v1/payments/${payment}/refunds`,
      headers: {
        'idempotency-key': `refund-${payment}`,
        authorization: `Bearer ${secrets.PAYMENTS_KEY}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ amount: amount }),
      timeout: 5000,
      retries: 2,
      maxBytes: 1000000,
    }),
  )
}
