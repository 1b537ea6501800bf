export interface UpdateArticleParams {
  readonly slug: string
}

export interface UpdateArticleBody {
  readonly article: {
    title?: string
    description?: string
    body?: string
    tagList?: string[]
  }
}

export interface UpdateArticleAnswer {
  readonly article: {
    slug: string
    title: string
    description: string
    body: string
    tagList: string[]
    createdAt: string
    updatedAt: string
    favorited: boolean
    favoritesCount: number
    author: {
      username: string
      bio: string | null
      image: string | null
      following: boolean
    }
  }
}

export const updateArticleSchema = {
  params: {
    type: 'object',
    properties: { slug: { type: 'string', maxLength: 200 } },
    required: ['slug'],
    additionalProperties: false,
  },
  body: {
    type: 'object',
    properties: {
      article: {
        type: 'object',
        properties: {
          title: { type: 'string', maxLength: 200 },
          description: { type: 'string', maxLength: 1000 },
          body: { type: 'string', maxLength: 65535 },
          tagList: {
            type: 'array',
            items: { type: 'string', minLength: 1, maxLength: 60 },
            maxItems: 50,
          },
        },
        additionalProperties: false,
      },
    },
    required: ['article'],
    additionalProperties: false,
  },
  response: {
    200: {
      type: 'object',
      properties: {
        article: {
          type: 'object',
          properties: {
            slug: { type: 'string' },
            title: { type: 'string' },
            description: { type: 'string' },
            body: { type: 'string' },
            tagList: { type: 'array', items: { type: 'string' } },
            createdAt: { type: 'string' },
            updatedAt: { type: 'string' },
            favorited: { type: 'boolean' },
            favoritesCount: { type: 'integer' },
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
          required: [
            'slug',
            'title',
            'description',
            'body',
            'tagList',
            'createdAt',
            'updatedAt',
            'favorited',
            'favoritesCount',
            'author',
          ],
        },
      },
      required: ['article'],
    },
  },
}
