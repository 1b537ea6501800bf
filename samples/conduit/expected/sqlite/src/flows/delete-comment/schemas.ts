export interface DeleteCommentParams {
  readonly slug: string
  readonly id: number
}

export const deleteCommentSchema = {
  params: {
    type: 'object',
    properties: {
      slug: { type: 'string', maxLength: 200 },
      id: { type: 'integer', minimum: 1, maximum: 9007199254740991 },
    },
    required: ['slug', 'id'],
    additionalProperties: false,
  },
  response: { 204: { type: 'null' } },
}
