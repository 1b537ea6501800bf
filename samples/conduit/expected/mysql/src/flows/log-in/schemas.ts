export interface LogInBody {
  readonly user: {
    email: string
    password: string
  }
}

export interface LogInAnswer {
  readonly user: {
    email: string
    token: string
    username: string
    bio: string | null
    image: string | null
  }
}

export const logInSchema = {
  body: {
    type: 'object',
    properties: {
      user: {
        type: 'object',
        properties: {
          email: { type: 'string', maxLength: 200 },
          password: { type: 'string', maxLength: 128 },
        },
        required: ['email', 'password'],
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
