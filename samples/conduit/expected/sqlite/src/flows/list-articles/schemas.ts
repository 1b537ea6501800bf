export interface ListArticlesQuery {
  readonly tag?: string
  readonly author?: string
  readonly favorited?: string
  readonly limit: number
  readonly offset: number
}

export interface ListArticlesAnswer {
  readonly articles: {
    slug: string
    title: string
    description: string
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
  }[]
  readonly articlesCount: number
}

export const listArticlesSchema = {
  querystring: {
    type: 'object',
    properties: {
      tag: { type: 'string', maxLength: 100 },
      author: { type: 'string', maxLength: 60 },
      favorited: { type: 'string', maxLength: 60 },
      limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
      offset: { type: 'integer', minimum: 0, maximum: 1000000, default: 0 },
    },
    additionalProperties: false,
  },
  response: {
    200: {
      type: 'object',
      properties: {
        articles: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              slug: { type: 'string' },
              title: { type: 'string' },
              description: { type: 'string' },
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
              'tagList',
              'createdAt',
              'updatedAt',
              'favorited',
              'favoritesCount',
              'author',
            ],
          },
        },
        articlesCount: { type: 'integer' },
      },
      required: ['articles', 'articlesCount'],
    },
  },
}
