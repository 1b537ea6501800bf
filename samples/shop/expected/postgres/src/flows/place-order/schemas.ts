export interface PlaceOrderHeaders {
  readonly 'idempotency-key': string
}

export interface PlaceOrderAnswer {
  readonly id: number
  readonly state: 'placed' | 'paid' | 'refunding' | 'refunded' | 'cancelled' | 'owing'
  readonly total: string
}

export const placeOrderSchema = {
  headers: {
    type: 'object',
    properties: { 'idempotency-key': { type: 'string', minLength: 8, maxLength: 80 } },
    required: ['idempotency-key'],
    additionalProperties: true,
  },
  response: {
    200: {
      type: 'object',
      properties: { id: { type: 'integer' }, state: { type: 'string' }, total: { type: 'string' } },
      required: ['id', 'state', 'total'],
    },
    201: {
      type: 'object',
      properties: { id: { type: 'integer' }, state: { type: 'string' }, total: { type: 'string' } },
      required: ['id', 'state', 'total'],
    },
  },
}
