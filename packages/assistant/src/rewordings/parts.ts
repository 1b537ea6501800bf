import { CASE } from './conditions.ts'
import type { Rewording } from './rewording.ts'

/** A phrase at its commas, where each part is something by itself. */
export const parts: Rewording = {
  examples: {
    'a red kite, and a blue boat': ['a red kite', 'a blue boat'],
  },
  of(phrase) {
    const clauses = phrase.split(/\s*,\s*(?:and\s+|but\s+)?|\s+-\s+|\s+(?:and|but)\s+/)
    const isOpen = clauses.slice(0, -1).some((part) => CASE.test(part))
    return clauses.length > 1 && !isOpen && clauses.every((part) => part.includes(' '))
      ? { clauses }
      : undefined
  },
}
