export interface ListTagsAnswer {
  readonly tags: string[]
}

export const listTagsSchema = {
  response: {
    200: {
      type: 'object',
      properties: { tags: { type: 'array', items: { type: 'string' } } },
      required: ['tags'],
    },
  },
}
