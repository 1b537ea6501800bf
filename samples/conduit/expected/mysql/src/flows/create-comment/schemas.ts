export interface CreateCommentParams {
  readonly slug: string
}

export interface CreateCommentBody {
  readonly comment: {
    body: string
  }
}

export interface CreateCommentAnswer {
  readonly comment: {
    id: number
    createdAt: string
    updatedAt: string
    body: string
    author: {
      username: string
      bio: string | null
      image: string | null
      following: boolean
    }
  }
}

export const createCommentSchema = {
  params: {
    type: 'object',
    properties: { slug: { type: 'string', maxLength: 200 } },
    required: ['slug'],
    additionalProperties: false,
  },
  body: {
    type: 'object',
    properties: {
      comment: {
        type: 'object',
        properties: { body: { type: 'string', maxLength: 65535 } },
        required: ['body'],
        additionalProperties: false,
      },
    },
    required: ['comment'],
    additionalProperties: false,
  },
  response: {
    201: {
      type: 'object',
      properties: {
        comment: {
          type: 'object',
          properties: {
            id: { type: 'integer' },
            createdAt: { type: 'string' },
            updatedAt: { type: 'string' },
            body: { type: 'string' },
            author: {
              type: 'object',
              properties: {
                username: { type: 'string' },
                bio: { type: ['string', 'null'] },
                image: { type: ['string', 'null'] },
                following: { type: 'boolean' },
              },
              required: ['username', 'bio', 'image', 'following'],
            },
          },
          required: ['id', 'createdAt', 'updatedAt', 'body', 'author'],
        },
      },
      required: ['comment'],
    },
  },
}
