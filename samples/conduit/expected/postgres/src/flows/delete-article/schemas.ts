export interface DeleteArticleParams {
  readonly slug: string
}

export const deleteArticleSchema = {
  params: {
    type: 'object',
    properties: { slug: { type: 'string', maxLength: 200 } },
    required: ['slug'],
    additionalProperties: false,
  },
  response: { 204: { type: 'null' } },
}
