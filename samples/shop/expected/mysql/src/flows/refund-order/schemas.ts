export interface RefundOrderParams {
  readonly id: number
}

export interface RefundOrderAnswer {
  readonly id: number
  readonly state: string
}

export const refundOrderSchema = {
  params: {
    type: 'object',
    properties: { id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 } },
    required: ['id'],
    additionalProperties: false,
  },
  response: {
    202: {
      type: 'object',
      properties: { id: { type: 'integer' }, state: { type: 'string' } },
      required: ['id', 'state'],
    },
  },
}
