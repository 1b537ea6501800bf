export interface StockUpParams {
  readonly id: number
}

export interface StockUpBody {
  readonly pieces: number
}

export interface StockUpAnswer {
  readonly stock: number
}

export const stockUpSchema = {
  params: {
    type: 'object',
    properties: { id: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 } },
    required: ['id'],
    additionalProperties: false,
  },
  body: {
    type: 'object',
    properties: { pieces: { type: 'integer', minimum: -100000, maximum: 100000 } },
    required: ['pieces'],
    additionalProperties: false,
  },
  response: {
    200: { type: 'object', properties: { stock: { type: 'integer' } }, required: ['stock'] },
  },
}
