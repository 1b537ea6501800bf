import type { JsonObject } from '@drawbridge/manifest'
import { plainWords } from './words.ts'

/** A choice is among values as they are said: in lower case, words joined by underscores. */
export function choice(values: readonly string[]): JsonObject {
  const names = values.map((value) => plainWords(value).replaceAll(' ', '_')).filter(Boolean)
  return { type: 'enum', values: [...new Set(names)] }
}
