import { BE, DETERMINERS, isClosed, MODALS } from '../grammar/closed-words.ts'

const HOLDS =
  /(?<=(?:^|[.;:\n]|\b(?:and|then|where))\s*(?:an?|each|every|the|one)\s[\p{L}-]+(?:\s[\p{L}-]+)?\s)(?:has|have|needs?|contains?)\s+(?=(?:an?|the|its)\s)/gimu
const BEGINS = /^(?:an?|the|its)$/i

/** A list that somebody spoke and did not mark: “a room has a name a difficulty and a price” with its commas. */
export function withCommas(text: string): string {
  return text
    .split(/(?<=[.;:\n])/)
    .map((part) => (/[,(]/.test(part) ? part : marked(part)))
    .join('')
}

function marked(part: string): string {
  const found = [...part.matchAll(HOLDS)]
  return found.reduceRight((said, { 0: holds, index }) => {
    const from = index + holds.length
    return said.slice(0, from) + listed(said.slice(from))
  }, part)
}

/** Commas before each article that follows a noun at once, as long as there is nothing else. */
function listed(items: string): string {
  const words = items.split(/\s+/)
  let isIn = true
  const said = words.map((word, at) => {
    const before = words[at - 1] ?? ''
    const isItem = BEGINS.test(word) && isNoun(before) && isNoun(words[at + 1] ?? '')
    const isAnew = isDoing(words[at + 2] ?? '') || isDoing(words[at + 3] ?? '')
    isIn &&= !isClosed(word.toLowerCase()) || DETERMINERS.has(word.toLowerCase())
    return isIn && isItem && !isAnew ? `, ${word}` : at === 0 ? word : ` ${word}`
  })
  return said.join('')
}

const isDoing = (word: string): boolean =>
  MODALS.has(word.toLowerCase()) || BE.has(word.toLowerCase())

const isNoun = (word: string): boolean => /^\p{L}{3,}$/u.test(word) && !isClosed(word.toLowerCase())
