export interface UpdateUserHeaders {
  readonly authorization?: string
}

export interface UpdateUserBody {
  readonly user: {
    email?: string
    username?: string
    password?: string
    bio?: string | null
    image?: string | null
  }
}

export interface UpdateUserAnswer {
  readonly user: {
    email: string
    token: string
    username: string
    bio: string | null
    image: string | null
  }
}

export const updateUserSchema = {
  headers: {
    type: 'object',
    properties: { authorization: { type: 'string', maxLength: 4000 } },
    additionalProperties: true,
  },
  body: {
    type: 'object',
    properties: {
      user: {
        type: 'object',
        properties: {
          email: { type: 'string', maxLength: 200 },
          username: { type: 'string', maxLength: 60 },
          password: { type: 'string', maxLength: 128 },
          bio: { type: ['string', 'null'], maxLength: 65535 },
          image: { type: ['string', 'null'], maxLength: 500 },
        },
        additionalProperties: false,
      },
    },
    required: ['user'],
    additionalProperties: false,
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
