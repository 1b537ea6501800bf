export interface FollowPersonParams {
  readonly username: string
}

export interface FollowPersonAnswer {
  readonly profile: {
    username: string
    bio: string | null
    image: string | null
    following: boolean
  }
}

export const followPersonSchema = {
  params: {
    type: 'object',
    properties: { username: { type: 'string', maxLength: 200 } },
    required: ['username'],
    additionalProperties: false,
  },
  response: {
    200: {
      type: 'object',
      properties: {
        profile: {
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
      required: ['profile'],
    },
  },
}
