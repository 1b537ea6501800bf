export interface PutInCartParams {
  readonly product: number
}

export interface PutInCartBody {
  readonly quantity: number
}

export interface PutInCartAnswer {
  readonly items: {
    productId: number
    title: string
    price: string
    quantity: number
    inStock: boolean
  }[]
  readonly total: string
}

export const putInCartSchema = {
  params: {
    type: 'object',
    properties: {
      product: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    },
    required: ['product'],
    additionalProperties: false,
  },
  body: {
    type: 'object',
    properties: { quantity: { type: 'integer', minimum: 1, maximum: 1000 } },
    required: ['quantity'],
    additionalProperties: false,
  },
  response: {
    200: {
      type: 'object',
      properties: {
        items: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              productId: { type: 'integer' },
              title: { type: 'string' },
              price: { type: 'string' },
              quantity: { type: 'integer' },
              inStock: { type: 'boolean' },
            },
            required: ['productId', 'title', 'price', 'quantity', 'inStock'],
          },
        },
        total: { type: 'string' },
      },
      required: ['items', 'total'],
    },
  },
}
