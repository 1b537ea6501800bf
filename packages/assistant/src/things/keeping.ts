import {
  BE,
  DETERMINERS,
  JOINTS,
  ONLY,
  OWN_PRONOUNS,
  POSSESSIVES,
  PREPOSITIONS,
  PRONOUNS,
} from '../grammar/closed-words.ts'
import { type Sentence, textOf } from '../grammar/phrase.ts'
import { tokensOf } from '../grammar/tokens.ts'
import { isField } from './field-words.ts'
import { ASKING, holdsAt, isAround, isFacts, saysKept } from './keeping-words.ts'
import { isKept } from './kept-items.ts'
import { splitItems } from './split-items.ts'

/** A thing, and what is said to be kept of it. */
export interface Keeping {
  readonly name: string
  readonly items: string
  /** Whether the words say that it is to be kept, and not only that it has it. */
  readonly isAsked: boolean
}

/**
 * Reads that something is kept of a thing, by the structure of the sentence: but for one noun and the list, every word
 * is one that says so or says nothing: “what matters about | a lease | is: | the start, the rent”.
 */
export function keepingOf(clause: string): Keeping | undefined {
  const text = clause.replace(LEAD, '')
  if (text.length > LONGEST) return undefined
  const sentence = { text, tokens: tokensOf(text) }
  return thingFirst(sentence) ?? listFirst(sentence)
}

const LONGEST = 600
/** “As a beekeeper, I”, “in our shop every”: who says it, and where. */
const LEAD =
  /^(?:(?:as (?:an?\s|the\s|our\s)?(?!(?:soon|long|far|well|much|many)\b)[^,:(]{2,60},?\s+(?=(?:i|we)(?:'d)?\s)|(?:for|in|at) (?:my|our|the|this) [^,:(]{2,40},?\s+(?=(?:i|we|each|every|there|an?)\s)|(?:ok|okay|well|so|now|also|then|and|basically|first|second|finally|lastly|next|besides|furthermore|moreover|in addition|additionally|further|right),?\s+))+/i

interface Head {
  /** Where its noun begins and ends. */
  readonly from: number
  readonly to: number
  /** Where the list begins. */
  readonly list: number
  readonly isHeld: boolean
  readonly mark: string
}

const isSmall = (word: string): boolean =>
  [DETERMINERS, POSSESSIVES, OWN_PRONOUNS, PRONOUNS, JOINTS].some((words) => words.has(word))
const MARKS = new Set([':', '=', '('])

function thingFirst(sentence: Sentence): Keeping | undefined {
  const words = sentence.tokens.map(({ word }) => word)
  const head = headOf(words)
  if (head === undefined || !isKeeping(words, head)) return undefined
  const name = textOf(sentence, head.from, head.to)
  const said = textOf(sentence, head.list, words.length)
  if (head.mark === '(' && !/^[^()]*(?:\([^()]*\)[^()]*)*\)$/.test(said)) return undefined
  const within = withinOf(words, head)
  const items = head.mark === '(' ? said.slice(0, -1) : said
  return thingWith(name, within === undefined ? items : `${items}, for the ${within}`, !head.isHeld)
}

/** “Time is recorded against a matter with”: of what it is, beside. */
function withinOf(words: readonly string[], { to, list, isHeld }: Head): string | undefined {
  if (!isHeld) return undefined
  const said = words.slice(to, list).join(' ')
  return /\s(?:against|for|at|in|on|per|under)\s(?:an?|each|the|every|one)\s(?<noun>[\p{L}-]+)\s(?:with|by)\b/u.exec(
    said,
  )?.groups?.['noun']
}

/** The only noun before the list, and how the list begins. */
function headOf(words: readonly string[]): Head | undefined {
  let noun: { readonly from: number; readonly to: number } | undefined
  let isHeld = false
  for (let at = 0; at < words.length;) {
    const word = words[at] ?? ''
    if (noun === undefined) {
      if (MARKS.has(word)) return undefined
      if (isAround(word) || isSmall(word)) at += 1
      else {
        noun = { from: at, to: nounEnd(words, at) }
        at = noun.to
      }
      continue
    }
    const ready = { ...noun, isHeld }
    if (MARKS.has(word) || (word === '-' && at > noun.to - 1))
      return { ...ready, list: at + 1, mark: word === '-' ? ':' : word }
    const held = holdsAt(words, at)
    const related = at === noun.to ? behindNoun(words, at) : at
    if (related > at) at = related
    else if (held > 0) {
      isHeld = true
      at += held
    } else if (ASKING.has(word)) return { ...ready, list: at, mark: words[at - 1] ?? '' }
    else if (word === ',' && !goesOn(words[at + 1] ?? '')) return undefined
    else if (
      isHeld
        ? isFacts(word) || isSmall(word) || ONLY.has(word)
        : isAround(word) || isSmall(word) || word === "'s"
    )
      at += 1
    else return { ...ready, list: listFrom(words, at, noun.to), mark: markBefore(words, at) }
  }
  return noun && { ...noun, isHeld, list: words.length, mark: '' }
}

/** “Make me somewhere to put the pianos I tune”: a thing that is to be kept, of which the list is still to come. */
export function askedThing(clause: string): string | undefined {
  const text = clause
    .replace(LEAD, '')
    .replace(/\s(?:that|which|who|i|we|they|you)\s(?:\S+\s){0,3}\S+$/i, '')
  const sentence = { text, tokens: tokensOf(text) }
  const words = sentence.tokens.map(({ word }) => word)
  const head = headOf(words)
  if (head === undefined || head.isHeld || head.list < words.length) return undefined
  const name = textOf(sentence, head.from, head.to)
  return words.slice(0, head.from).some(saysKept) && isName(name) ? name : undefined
}

/** `…, they have`, `…, we note`, `…, with a`: of the noun before. */
const goesOn = (word: string): boolean =>
  isSmall(word) || ASKING.has(word) || /^(?:with|which|that|where)$/.test(word)

/** `consent form`, `bee colony`, but not `customer pays`. */
function nounEnd(words: readonly string[], from: number): number {
  let to = from + 1
  while (to < from + 3 && isNounWord(words, to)) to += 1
  return to
}

function isNounWord(words: readonly string[], at: number): boolean {
  const word = words[at] ?? ''
  if (!/^\p{L}/u.test(word) || isSmall(word) || PREPOSITIONS.has(word) || BE.has(word)) return false
  if (ASKING.has(word)) return false
  // `delivery note states`: a noun, where another verb follows.
  if (holdsAt(words, at) > 0 || isAround(word))
    return (
      !isFacts(word) &&
      /^(?:notes?|records?|lists?|forms?|cards?|sheets?|files?|registers?|entry|entries|places?|spots?|tables?|logs?|stores?|watch)$/.test(
        word,
      ) &&
      (holdsAt(words, at + 1) > 0 ||
        BE.has(words[at + 1] ?? '') ||
        /^[:(=]$|^with$/.test(words[at + 1] ?? ''))
    )
  return true
}

/** Past `in the shop` of “each cake in the shop has”, and `I drank` of “wines I drank: …”. */
function behindNoun(words: readonly string[], at: number): number {
  if (/^(?:in|of|on|at|for|from|by)$/.test(words[at] ?? '') && isSmall(words[at + 1] ?? '')) {
    let to = at + 1
    while (isSmall(words[to] ?? '')) to += 1
    const end = nounEnd(words, to)
    if (isNounWord(words, to) && (holdsAt(words, end) > 0 || holdsAt(words, end + 1) > 0))
      return end
  }
  if (/^(?:that|which|who|whom|i|we|they|you|people|he|she)$/.test(words[at] ?? '')) {
    const mark = words.findIndex((word, index) => index > at && (word === ':' || word === '('))
    if (mark > at && mark - at < 7 && !words.slice(at, mark).includes(',')) return mark
  }
  return at
}

/** Back over `the`, `its`, `a list of`. */
function listFrom(words: readonly string[], at: number, least: number): number {
  let from = at
  while (
    from > least &&
    (DETERMINERS.has(words[from - 1] ?? '') || POSSESSIVES.has(words[from - 1] ?? ''))
  )
    from -= 1
  return from
}

function markBefore(words: readonly string[], at: number): string {
  const before = words
    .slice(0, at)
    .findLast((word) => !DETERMINERS.has(word) && !POSSESSIVES.has(word))
  return before ?? ''
}

const OF = /^(?:for|of|about|on|with|per|regarding|concerning|to|in)$/

function isKeeping(words: readonly string[], { from, to, list, isHeld, mark }: Head): boolean {
  const before = words.slice(0, from)
  const after = words.slice(to, list)
  const last = before.findLast((word) => !DETERMINERS.has(word) && !POSSESSIVES.has(word)) ?? ''
  const isOf = OF.test(last)
  const isSaid = before.some(saysKept) || after.includes('there')
  if (isHeld && !isOf) return before.every((word) => isSmall(word) || word === 'all')
  if (after.includes("'s")) return isSaid || isOf
  const isMarked = MARKS.has(mark) || /^(?:with|having|containing|including)$/.test(mark)
  if (isOf)
    return isSaid
      ? isMarked || after.some((word) => BE.has(word) || saysKept(word)) || mark === 'as'
      : after.some(saysKept)
  // “wines I drank: …”
  const isNamed = mark === '=' || (mark === ':' && after.length > 1)
  return (isSaid && isMarked) || (isNamed && before.every(isSmall))
}

/** “The name and the address of every supplier are stored”, “ring number, colour: that's what I keep for every pigeon” */
const FIRST: readonly RegExp[] = [
  /^(?<before>.*?)(?<items>(?:the|an?|their|its|what|when|whether|how)\s.+?)\s+(?:of|for|about|from|per|on)\s+(?:each|every|all(?: the| our)?|any|our|my)\s+(?:single\s+|individual\s+)?(?<name>[\p{L}-]+(?:\s[\p{L}-]+)?)(?<after>\s+(?:is|are|must be|should be|have to be|will be|gets?)\s+[\p{L}]+)?$/iu,
  /^(?<before>)(?<items>[^:]+?)\s*(?::|,|-)\s*(?<after>(?:that|those|these|this|such|all this|all that)\s*(?:'s|is|are)?\s(?:[\p{L}']+\s){1,6}?)(?:of|for|about|from|per|on)\s+(?:each|every|all(?: the| our)?|any|our|my|an?|the)\s+(?<name>[\p{L}-]+(?:\s(?!(?:and|but|so)\b)[\p{L}-]+)?)(?:\s*(?:,|\s(?:and|but|so|because))\s.*)?$/iu,
]

function listFirst({ text }: Sentence): Keeping | undefined {
  for (const pattern of FIRST) {
    const { before = '', items = '', name = '', after = '' } = pattern.exec(text)?.groups ?? {}
    const around = tokensOf(before).map(({ word }) => word)
    const isSaid = [...around, ...tokensOf(after).map(({ word }) => word)].some(saysKept)
    const kept = isSaid && around.every((word) => isAround(word) || isSmall(word))
    const found = kept && name !== '' ? thingWith(name, items, true) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

function thingWith(said: string, list: string, isAsked: boolean): Keeping | undefined {
  const name = said
    .replace(/[’']s?$/, '')
    .replace(/(?<!ing)\s+(?:record|table|entity|collection|data|details|information)s?$/i, '')
  const items = list.replace(/^[\s:,-]+/, '')
  if ((isField(name) && splitItems(items).length < 2) || !isName(name)) return undefined
  return isKept(items) ? { name, items, isAsked } : undefined
}

const isName = (name: string): boolean => !WHOLE.test(name) && /^[\p{L}][\p{L}\s_-]+$/u.test(name)

const WHOLE =
  /^(?:apps?|application|backend|system|api|website|site|software|tool|platform|app|club|company|shop|business|everything|something|anything|value|total|default|rule|field|column|role|endpoint|idea|goal|point|problem|question|access|permission|result|request|response|page|button|screen|people)$/i
