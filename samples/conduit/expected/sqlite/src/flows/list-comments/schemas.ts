export interface ListCommentsParams {
  readonly slug: string
}

export interface ListCommentsAnswer {
  readonly comments: {
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
  }[]
}

export const listCommentsSchema = {
  params: {
    type: 'object',
    properties: { slug: { type: 'string', maxLength: 200 } },
    required: ['slug'],
    additionalProperties: false,
  },
  response: {
    200: {
      type: 'object',
      properties: {
        comments: {
          type: 'array',
          items: {
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
      },
      required: ['comments'],
    },
  },
}
