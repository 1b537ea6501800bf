/** Names that a flow has from its beginning. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set([
  'params',
  'query',
  'headers',
  'body',
  'user',
  'request',
  'row',
  'before',
  'secrets',
])
