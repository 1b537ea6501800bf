export interface CancelOrderParams {
  readonly id: number
}

export const cancelOrderSchema = {
  params: {
    type: 'object',
    properties: { id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 } },
    required: ['id'],
    additionalProperties: false,
  },
  response: { 204: { type: 'null' } },
}
