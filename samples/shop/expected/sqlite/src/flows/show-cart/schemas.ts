export interface ShowCartAnswer {
  readonly items: {
    productId: number
    title: string
    price: string
    quantity: number
    inStock: boolean
  }[]
  readonly total: string
}

export const showCartSchema = {
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
