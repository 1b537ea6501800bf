/** A name as the source of a pattern that fits just that: names may have marks in them, as `c++` has. */
export const asPattern = (name: string): string =>
  name.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`)
