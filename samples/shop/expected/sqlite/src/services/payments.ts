import { send } from '../http/egress.ts'
import { accepted, addressOf, answerBody } from '../http/outside.ts'
import { createAjv } from '../http/validation.ts'
import { secrets } from '../secrets.ts'

export interface CreatePaymentInputs {
  readonly 'idempotency-key': string
  readonly amount: string
  readonly currency: string
  readonly reference: string
}

export interface CreatePaymentAnswer {
  readonly id: string
  readonly url: string
}

const isCreatePaymentAnswer = createAjv(false).compile<CreatePaymentAnswer>({
  type: 'object',
  properties: { id: { type: 'string', maxLength: 80 }, url: { type: 'string', maxLength: 500 } },
  required: ['id', 'url'],
})

/** POST /v1/payments */
export async function createPayment(inputs: CreatePaymentInputs): Promise<CreatePaymentAnswer> {
  return answerBody(
    accepted(
      await send({
        method: 'POST',
        url: secrets.PAYMENTS_URL + '/v1/payments',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': inputs['idempotency-key'],
          authorization: `Bearer ${secrets.PAYMENTS_KEY}`,
        },
        body: JSON.stringify({
          amount: inputs.amount,
          currency: inputs.currency,
          reference: inputs.reference,
        }),
        timeout: 5000,
        retries: 2,
        maxBytes: 1000000,
      }),
    ),
    isCreatePaymentAnswer,
  )
}

export interface RefundPaymentInputs {
  readonly payment: string
  readonly 'idempotency-key': string
  readonly amount: string
}

export interface RefundPaymentAnswer {
  readonly id: string
}

const isRefundPaymentAnswer = createAjv(false).compile<RefundPaymentAnswer>({
  type: 'object',
  properties: { id: { type: 'string', maxLength: 65535 } },
  required: ['id'],
})

/** POST /v1/payments/:payment/refunds */
export async function refundPayment(inputs: RefundPaymentInputs): Promise<RefundPaymentAnswer> {
  return answerBody(
    accepted(
      await send({
        method: 'POST',
        url: secrets.PAYMENTS_URL + addressOf`/v1/payments/${inputs.payment}/refunds`,
        headers: {
          'content-type': 'application/json',
          'idempotency-key': inputs['idempotency-key'],
          authorization: `Bearer ${secrets.PAYMENTS_KEY}`,
        },
        body: JSON.stringify({ amount: inputs.amount }),
        timeout: 5000,
        retries: 2,
        maxBytes: 1000000,
      }),
    ),
    isRefundPaymentAnswer,
  )
}
