import type { TableNames } from '../model.ts'
import { isUncountable, pluralOf, singularOf } from './plural.ts'
import { CODE_WORDS } from './reserved.ts'
import { camel, pascal, wordsOf } from './words.ts'

/**
 * Every name of a table, from what it is called on the map: `Order item`, `orderItems` and
 * `order_items` come to the same. `singular` is what one row is called, where that can't be told.
 * Undefined when no Latin letter begins the name.
 */
export function tableNames(name: string, singular?: string): TableNames | undefined {
  const words = wordsOf(name)
  const last = words.at(-1)
  if (last === undefined || !/^[a-z]/.test(words.join(''))) return undefined
  const before = words.slice(0, -1)
  const many = [...before, pluralOf(last)]
  const one = singular === undefined ? [...before, ...oneOf(last)] : wordsOf(singular)
  if (!/^[a-z]/.test(one.join(''))) return undefined
  const row = CODE_WORDS.has(one.join('')) ? [...one, 'row'] : one
  const rows = CODE_WORDS.has(many.join('')) ? [...many, 'rows'] : many
  return {
    sql: many.join('_'),
    folder: many.join('-'),
    plural: camel(rows),
    singular: camel(row),
    type: pascal(row),
  }
}

/** Last words of the types that the code has beside that of a row: `OrderInput`, `OrderRow`. */
const SUFFIXES = new Set(['input', 'row', 'include'])

function oneOf(word: string): readonly string[] {
  const one = singularOf(word)
  return isUncountable(word) || SUFFIXES.has(one) ? [one, 'item'] : [one]
}

/** `tags` → `tag`, `my_tags` → `my_tag`: one of what a to-many relation leads to. */
export function singularName(name: string): string {
  const last = /[A-Z]?[a-z0-9]+$/.exec(name)?.[0]
  if (last === undefined) return name
  const [one = '', ...more] = oneOf(last.toLowerCase())
  const single = [
    last === last.toLowerCase() ? one : pascal([one]),
    ...more.map((word) => pascal([word])),
  ]
  return `${name.slice(0, -last.length)}${single.join('')}`
}
