import { fieldWord, guessFieldWord } from '@drawbridge/kinds/faces'
import { isField } from './field-words.ts'
import { splitItems } from './split-items.ts'

/** “A label has a name and a colour” is no limit of a field. */
const HOLDING =
  /^(?:an?|the)\s+(?!(?:max|min|length|valid|limit|value|default|format|positive|range)\w*\b)[\p{L}-]+(?:\s[\p{L}-]+)?\s*(?:,|and\b)/iu

/** Whether what is called like a field is a thing all the same: `each room has a floor, beds and a price`, `Link: slug, title`. */
export const isHolder = (clause: string, items: string): boolean =>
  HOLDING.test(items) ||
  (/^(?:each|every)\s/i.test(clause) && splitItems(items).length > 1) ||
  (/^[^:(]+(?::|\s-\s|\()/.test(clause) && splitItems(items).filter(isHeld).length > 1)

/** `number, parcel, variety` */
export const isListOfFields = (items: string): boolean => {
  const list = splitItems(items)
  return list.length > 1 && list.some(isHeld)
}

/** `slug (unique)`, `expires_at` */
function isHeld(item: string): boolean {
  const name = item.replace(/\s*[(:].*$/s, '')
  return (
    isField(name) ||
    (isWord(name) && fieldWord(name) === undefined && guessFieldWord(name).word !== 'Text')
  )
}
const isWord = (name: string): boolean => /^[\p{L}_]+(?:\s[\p{L}_]+){0,2}$/u.test(name)
