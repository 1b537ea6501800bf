export interface PaymentToldHeaders {
  readonly 'x-signature': string
}

export interface PaymentToldBody {
  readonly id: string
  readonly type: 'payment.succeeded' | 'payment.failed' | 'refund.succeeded'
  readonly payment: string
  readonly amount: string
}

export const paymentToldSchema = {
  headers: {
    type: 'object',
    properties: { 'x-signature': { type: 'string', maxLength: 500 } },
    required: ['x-signature'],
    additionalProperties: true,
  },
  body: {
    type: 'object',
    properties: {
      id: { type: 'string', maxLength: 80 },
      type: { type: 'string', enum: ['payment.succeeded', 'payment.failed', 'refund.succeeded'] },
      payment: { type: 'string', maxLength: 80 },
      amount: {
        type: 'string',
        format: 'decimal',
        pattern: '^-?(0|[1-9]\\d{0,35})(\\.\\d{1,2})?$',
        scale: 2,
      },
    },
    required: ['id', 'type', 'payment', 'amount'],
  },
  response: { 204: { type: 'null' } },
}
