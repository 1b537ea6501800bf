/** The rules of a route, as they are called in the drawing. */
export const ruleWords = (access: readonly string[]): string =>
  access.map((one) => one.replace(/^role:/, '')).join(' or ')
