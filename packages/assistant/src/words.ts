import { camel, pluralOf, singularOf, wordsOf } from '@drawbridge/kinds/faces'

const LEADING =
  /^(?:a|an|the|each|every|all|any|some|one|its|their|new|other|many|several|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+/i
/** Longer names are sentences. */
const LONGEST = 48

/** Without articles and quotes, in lower case: `a “Due Date”` → `due date`. */
export const plainWords = (text: string): string => bareWords(text).toLowerCase()

function bareWords(text: string): string {
  let words = text
    .trim()
    .replaceAll(/["'“”‘’`]/g, '')
    .replaceAll(/\s+/g, ' ')
  while (LEADING.test(words)) words = words.replace(LEADING, '')
  return words
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
  const words = wordsOf(bareWords(text))
  const first = words.findIndex((word) => /^[a-z]/.test(word))
  return first < 0 ? [] : words.slice(first)
}

/** `orderItems`, `order_items` → `order items`. */
export const nameInWords = (name: string): string => wordsOf(name).join(' ')

/** Whether two ways of writing mean one thing: `order_items`, `Order item`, `orderItem`. */
export function sameThing(one: string, other: string): boolean {
  return tableName(one) !== undefined && tableName(one) === tableName(other)
}

/** Whether these words speak of one and not of many. */
export function isSingle(text: string): boolean {
  const last = usable(text).at(-1)
  return last !== undefined && singularOf(last) === last
}
