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

/** Those, and what only some events begin with: there alone no step is called so. */
export const MENTIONED_NAMES: ReadonlySet<string> = new Set([...GIVEN_NAMES, 'changes'])
