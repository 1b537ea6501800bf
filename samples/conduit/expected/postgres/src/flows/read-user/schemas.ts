export interface ReadUserHeaders {
  readonly authorization?: string
}

export interface ReadUserAnswer {
  readonly user: {
    email: string
    token: string
    username: string
    bio: string | null
    image: string | null
  }
}

export const readUserSchema = {
  headers: {
    type: 'object',
    properties: { authorization: { type: 'string', maxLength: 4000 } },
    additionalProperties: true,
  },
  response: {
    200: {
      type: 'object',
      properties: {
        user: {
          type: 'object',
          properties: {
            email: { type: 'string' },
            token: { type: 'string' },
            username: { type: 'string' },
            bio: { type: ['string', 'null'] },
            image: { type: ['string', 'null'] },
          },
          required: ['email', 'token', 'username', 'bio', 'image'],
        },
      },
      required: ['user'],
    },
  },
}
