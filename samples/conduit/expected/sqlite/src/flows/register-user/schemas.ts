export interface RegisterUserBody {
  readonly user: {
    username: string
    email: string
    password: string
  }
}

export interface RegisterUserAnswer {
  readonly user: {
    email: string
    token: string
    username: string
    bio: string | null
    image: string | null
  }
}

export const registerUserSchema = {
  body: {
    type: 'object',
    properties: {
      user: {
        type: 'object',
        properties: {
          username: { type: 'string', maxLength: 60 },
          email: { type: 'string', maxLength: 200 },
          password: { type: 'string', maxLength: 128 },
        },
        required: ['username', 'email', 'password'],
        additionalProperties: false,
      },
    },
    required: ['user'],
    additionalProperties: false,
  },
  response: {
    201: {
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
