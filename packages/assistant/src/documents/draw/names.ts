import {
  camel,
  checkFieldName,
  checkMemberName,
  checkTableName,
  pluralOf,
  singularOf,
  wordsOf,
} from '@drawbridge/kinds/faces'

/** Longer names are cut. */
const LONGEST = 40

/** What a table of the document is called on the map: `OrderItem` → `order_items`. */
export function nameOfTable(written: string): string | undefined {
  const words = wordsOf(written)
  const last = words.at(-1)
  if (last === undefined) return undefined
  const name = [...words.slice(0, -1), pluralOf(last)].join('_').slice(0, LONGEST)
  return checkTableName(name, {}).length === 0 ? name : undefined
}

/** `due_date` → `dueDate`; a name that means something else already gets a word more. */
export function nameOfField(written: string): string {
  const name = camel(lettersFirst(written)).slice(0, LONGEST)
  return checkFieldName('A field', name, {}).length === 0 ? name : `${name}Value`
}

export function nameOfRelation(written: string): string {
  const name = camel(lettersFirst(written)).slice(0, LONGEST)
  return checkMemberName('A relation', name, {}).length === 0 ? name : `${name}Row`
}

/** `2fa_secret` → `field 2fa secret` */
function lettersFirst(written: string): readonly string[] {
  const words = wordsOf(written)
  return /^[a-z]/.test(words[0] ?? '') ? words : ['field', ...words]
}

/** What the key of a row elsewhere is called after: `author_id` → `author`, `created_by` stays. */
export function withoutId(written: string): string {
  const words = wordsOf(written)
  return words.length > 1 && /^(?:id|fk|uuid|key|ref)$/.test(words.at(-1) ?? '')
    ? words.slice(0, -1).join('_')
    : words.join('_')
}

const last = (name: string, change: (word: string) => string): string => {
  const words = wordsOf(name)
  return camel([...words.slice(0, -1), change(words.at(-1) ?? '')])
}

/** `order_items` → `orderItem` */
export const oneOf = (table: string): string => last(table, singularOf)

/** `order_item` → `orderItems` */
export const manyOf = (table: string): string => last(table, pluralOf)
