/** What a manifest may have at the most; beyond these it is refused before it costs time. */
export const LIMITS = {
  /** Characters of text: 5 MB of JSON. */
  text: 5_000_000,
  /** Lists and objects inside each other. */
  depth: 100,
  /** Values of any sort in a document that comes as an object. */
  values: 1_000_000,
  nodes: 5_000,
  connections: 20_000,
} as const
