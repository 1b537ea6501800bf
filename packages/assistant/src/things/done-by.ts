import { DEED_WORDS } from '../grammar/deed-words.ts'
import { isSingle, plainWords } from '../words.ts'
import { isField } from './field-words.ts'

/** What several do, each time anew: “riders take lessons on a horse: the date”. */
export interface DoneBy {
  readonly by: string
  readonly what: string
  /** What else it has to do with: `horse`. */
  readonly ends: readonly string[]
  readonly items: string
}

/** What begins names, and is said of many alone. */
const NO_PLURAL =
  /^(?:sales|sports|news|goods|arts|savings|operations|series|species|customs|clothes|glasses)$|(?:ss|us|is)$/

/** `companies post`: a noun of several words has no other of many before its last. */
export const startsWithMany = (name: string): boolean => {
  const [first = '', ...more] = plainWords(name).split(' ')
  return more.length > 0 && !isSingle(first) && !NO_PLURAL.test(first)
}

/** `companies post jobs` → jobs, by companies. */
export function doneIn(name: string): Pick<DoneBy, 'by' | 'what'> | undefined {
  const [by = '', verb = '', ...what] = plainWords(name).split(' ')
  const isDone =
    startsWithMany(name) && isSingle(verb) && !isSingle(name) && !/(?:ed|ing|al|er|or)$/.test(verb)
  return isDone && what.length > 0 ? { by, what: what.join(' ') } : undefined
}

const WORD = String.raw`(?!(?:and|or|but|with|that|which|who|can|may|must|should|have|has|are|is|only|not|all|any|their|our|its|the|an?|for|of|on|in|at|to|from|by)\b)[\p{L}-]+`
const END = String.raw`\s+(?:on|for|with|at|in|of|to|from|by|under|against)\s+(?:an?|the|one|our|a certain)\s+(?:date and time|${WORD}(?:\s${WORD})?)`
const DONE = new RegExp(
  String.raw`^(?:the\s+|our\s+)?(?<done>${WORD}\s${WORD}\s${WORD}(?:\s${WORD})?)(?<ends>(?:${END})*)(?:\s*(?::|,?\s+with)\s+(?<items>.+))?$`,
  'iu',
)

/** Whoever takes a place makes one of these. */
const BOOKED: Readonly<Record<string, string>> = {
  book: 'bookings',
  reserve: 'reservations',
  order: 'orders',
}

/** undefined for what only says who may look at it, change it or take it away. */
export function doneBy(clause: string): DoneBy | undefined {
  const { done: said = '', ends: more = '', items = '' } = DONE.exec(clause)?.groups ?? {}
  const done = doneIn(said)
  const verb = said.split(' ')[1]?.toLowerCase() ?? ''
  const deeds = DEED_WORDS.get(verb) ?? []
  const isMade = deeds.length === 0 || deeds.some(({ operations }) => operations.includes('create'))
  if (done === undefined || !isMade) return undefined
  const ends = [...more.matchAll(new RegExp(END, 'giu'))].map(([end]) =>
    end.trim().replace(/^\S+\s+(?:a certain|\S+)\s+/, ''),
  )
  // “Teams play games in a league” is said of no row; “… on a date” is.
  const booked = /^(?:places|seats|spots|slots|tickets|tables)$/.test(done.what)
    ? BOOKED[verb]
    : undefined
  if (booked !== undefined) return { ...done, what: booked, ends, items }
  return items !== '' || ends.some((end) => isField(end) || /\b(?:date|time)\b/i.test(end))
    ? { ...done, ends, items }
    : undefined
}
