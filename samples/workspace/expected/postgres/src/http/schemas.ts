/** The path of one row. */
export const params = {
  type: 'object',
  properties: { id: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } },
  required: ['id'],
}

/** What a list says of its page, beside the rows. */
export const page = {
  type: 'object',
  properties: {
    limit: { type: 'integer' },
    next: { type: ['string', 'null'] },
    total: { type: 'integer' },
  },
}
