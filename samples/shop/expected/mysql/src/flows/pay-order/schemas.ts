export interface PayOrderParams {
  readonly id: number
}

export interface PayOrderAnswer {
  readonly payment: string
  readonly url: string
}

export const payOrderSchema = {
  params: {
    type: 'object',
    properties: { id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 } },
    required: ['id'],
    additionalProperties: false,
  },
  response: {
    201: {
      type: 'object',
      properties: { payment: { type: 'string' }, url: { type: 'string' } },
      required: ['payment', 'url'],
    },
  },
}
