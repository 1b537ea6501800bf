import { wordsOf } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'

/** How the name of a table is said, in one word or in several, of one row or of many: `order items`, `OrderItem`. */
export function saidAs({ name }: Node): RegExp {
  const words = wordsOf(name).map((word) => word.replace(/s$/, ''))
  return new RegExp(`\\b${words.join('s?[\\s_-]?')}s?\\b`, 'iu')
}
