import { camel, pluralOf, singularOf, wordsOf } from '@drawbridge/kinds/faces'

const LEADING = /^(?:a|an|the|each|every|all|any|some|one|its|their|new|other|many|several)\s+/i
/** Longer names are sentences. */
const LONGEST = 48

/** Without articles and quotes, in lower case: `a “Due Date”` → `due date`. */
export function plainWords(text: string): string {
  let words = text
    .trim()
    .replaceAll(/["'“”‘’`]/g, '')
    .replaceAll(/\s+/g, ' ')
  while (LEADING.test(words)) words = words.replace(LEADING, '')
  return words.toLowerCase()
}

/** `due date` → `dueDate`; undefined when nothing of it can stand in a name. */
export function fieldName(text: string): string | undefined {
  return camel(usable(text)).slice(0, LONGEST) || undefined
}

/** `Order item` → `order_items`. */
export function tableName(text: string): string | undefined {
  const words = usable(text)
  const last = words.at(-1)
  if (last === undefined) return undefined
  return [...words.slice(0, -1), pluralOf(last)].join('_').slice(0, LONGEST)
}

/** The words of a name, from the first that a name may begin with. */
function usable(text: string): readonly string[] {
  const words = wordsOf(plainWords(text.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')))
  const first = words.findIndex((word) => /^[a-z]/.test(word))
  return first < 0 ? [] : words.slice(first)
}

/** Whether two ways of writing mean one thing: `order_items`, `Order item`, `orderItem`. */
export function sameThing(one: string, other: string): boolean {
  return tableName(one) !== undefined && tableName(one) === tableName(other)
}

/** Whether these words speak of one and not of many. */
export function isSingle(text: string): boolean {
  const last = usable(text).at(-1)
  return last !== undefined && singularOf(last) === last
}

const RANGE = /\b(between\s+-?[\d.]+)\s+and\s+(?=-?\d)/giu

const DATE_AND_TIME = /([\p{L}\d_])\s+date and time\b/giu

/** `title, price and published` → three items; commas inside brackets, and `between 1 and 5`, do not count. */
export function listItems(text: string): readonly string[] {
  const items: string[] = []
  let depth = 0
  let item = ''
  const joined = text.replaceAll(RANGE, '$1 to ').replaceAll(DATE_AND_TIME, '$1 datetime')
  for (const token of joined.split(/(\(|\)|,|;|\s+(?:and|&|plus)\s+)/)) {
    if (token === '(') depth += 1
    if (token === ')') depth = Math.max(0, depth - 1)
    if (depth === 0 && /^(?:,|;|\s+(?:and|&|plus)\s+)$/.test(token)) {
      items.push(item)
      item = ''
    } else item += token
  }
  return [...items, item].map((each) => each.trim()).filter((each) => each !== '')
}
