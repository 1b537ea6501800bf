export interface FavoriteArticleParams {
  readonly slug: string
}

export interface FavoriteArticleAnswer {
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

export const favoriteArticleSchema = {
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
