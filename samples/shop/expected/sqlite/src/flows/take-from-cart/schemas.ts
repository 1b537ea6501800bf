export interface TakeFromCartParams {
  readonly product: number
}

export interface TakeFromCartAnswer {
  readonly items: {
    productId: number
    title: string
    price: string
    quantity: number
    inStock: boolean
  }[]
  readonly total: string
}

export const takeFromCartSchema = {
  params: {
    type: 'object',
    properties: {
      product: { type: 'integer', minimum: -9007199254740991, maximum: 9007199254740991 },
    },
    required: ['product'],
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
