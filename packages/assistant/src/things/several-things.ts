import { plainWords } from '../words.ts'
import { isField } from './field-words.ts'
import { isLimits } from './limits-alone.ts'
import { isPlural } from './table-clause.ts'

/** A thing that is named beside others, and what is said to be kept of it. */
export interface ThingSaid {
  readonly name: string
  readonly items: string
  /** `owners (name) and their animals (breed)`: each of these has one of the thing before. */
  readonly isTheirs: boolean
}

const BETWEEN = /(\(|\)|,\s*(?:and\s+|plus\s+|then\s+)?|;\s*|\s+(?:and|plus|&|as well as)\s+)/iu
const LEAD =
  /^(?:[^(:,]{2,40}:\s+(?=[\p{L}-]+s\s*\(|[\p{L}-]+s\s+with\s)|(?:for\s+(?:our|my|the|a|this)\s+[\p{L}-]+(?:\s[\p{L}-]+){0,2}?,?\s+(?=(?:i|we)\b))?(?:(?:so|well|then|i guess|i think|basically)\s+)*(?:(?:i|we|you|there|it|they)(?:\s*(?:'d|'ll|'ve|will|would|should|must|can|want|need|like|love|have|has|are|is|to|also|be)\b)+(?:\s+(?:me|us))?(?:\s+(?:keep|store|save|track|record|manage|hold|list|log|register)(?:\s+track of)?)?(?:\s+(?:(?:an?\s+)?(?:place|spot)|somewhere|something)\s+for)?|(?:store|keep|track|record|manage|create|add)(?:\s+track of)?)\s+)?/iu
const NAME = String.raw`(?<own>(?:their|its)\s+)?(?:(?:the|our|my|all|some|also|different|various|individual|then|an? (?:list|set|table|register|catalogue|catalog|collection) of)\s+)*(?<name>(?!(?:with|where|which|that|and|or|we|i|they)\b)[\p{L}][\p{L}-]*(?:\s(?!(?:with|have|has|where|which|that|are|is|can|may|must|in|on|at|for|to)\b)[\p{L}-]+){0,3}?)`
const HOLDING = String.raw`(?:\s*\((?<in>.+)\)\s*|(?:\s+(?:\(.*\)\s+)?(?:with|having|containing|consisting of|including|(?:that|which|who)\s+(?:(?:each|all|just|only|simply|also)\s+)*(?:have|has|need|hold|contain|happen on|take place on)|where\s+(?:an?|each|every|one)\s+[\p{L}-]+(?:\s[\p{L}-]+)?\s+(?:has|needs|holds|contains|consists of))|\s*:|\s+-)\s+(?:just\s+|only\s+|simply\s+)?(?<of>.+))`
const BEGINS = new RegExp(`^${NAME}${HOLDING}$`, 'iu')
/** `… and loans, where a member takes some packets`: what stands before the comma is a thing. */
const WHERE = /^(?:where\s+(?:an?|each|every|one)|each\s+(?:one\s+)?(?:with|has|having))\s/iu

/** “teams - just a name and a city - and players with a name”: several things, each with what is kept of it. */
export function severalThings(text: string): readonly ThingSaid[] {
  const chunks = chunksOf(
    text.replaceAll(TOLD_OF, '').replaceAll(WHICH_IS, ' with ').replace(LEAD, ''),
  )
  const things: { name: string; items: string[]; isTheirs: boolean }[] = []
  const first = chunks.findIndex((chunk) => beginning(chunk) !== undefined)
  for (const [at, chunk] of chunks.entries()) {
    // `users, todos with a title`
    if (at < first && BARE.test(chunk) && isPlural(chunk)) {
      things.push({ name: plainWords(chunk), items: [], isTheirs: false })
      continue
    }
    const next = chunks[at + 1]
    const isBare = THEIRS.test(chunk) && things.length > 0
    const isBegun = isBare || (next !== undefined && WHERE.test(next))
    const begun = beginning(isBegun ? `${chunk} with` : chunk)
    if (begun !== undefined) things.push(begun)
    else if (things.length === 0) return []
    else things.at(-1)?.items.push(chunk)
  }
  return things.length < 2
    ? []
    : things.map(({ items, ...thing }) => ({
        ...thing,
        items: items
          .filter((item) => item !== '')
          .map(ofEach)
          .join(', ')
          .replaceAll(/\s+-(?=,|$)/g, ''),
      }))
}

/** “the lessons I gave them (…)”, “the tasks I set after a lesson, which have …”: which of them says nothing of what is kept. */
const TOLD_OF =
  /(?<=\b(?:the|all|my|our)\s[\p{L}-]+)\s+(?:i|we|they)\s+\p{L}+(?:\s+(?:them|it|him|her|us))?(?:\s+(?:after|before|during|for|in|at)\s+(?:an?|the|each|every)\s+\p{L}+)?(?=\s*(?:\(|\s*,?\s+(?:with|which|that)\s))/giu
/** “homework, which is a text, a due date and …” */
const WHICH_IS = /\s*,\s+(?:which|that)\s+(?:is|are)\s+(?=an?\s[^,]+,)/giu
/** What is kept one by one, and said of all of it. */
const MASS =
  /^(?:homework|equipment|furniture|luggage|laundry|feedback|correspondence|stock|gear|housework|coursework|paperwork)$/i
const BARE = /^(?:the\s+|our\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?$/u
const THEIRS = /^(?:their|its)\s+[\p{L}-]+(?:\s[\p{L}-]+)?$/iu

/** “where a shift has a place” → a place, “some date at some place” → both. */
const ofEach = (item: string): string =>
  item
    .replace(
      /^where\s+(?:an?|each|every|one)\s+[\p{L}-]+(?:\s[\p{L}-]+)?\s+(?:has|needs|holds|contains|consists of)\s+/iu,
      '',
    )
    .replace(/^each\s+(?:one\s+)?(?:with|has|having)\s+/iu, '')
    .replace(/^where\s+(?=(?:an?|each|every|one)\s+[\p{L}-]+\s+\p{L}+s\s)/iu, '')
    .replace(/^((?:an?|the)\s+[\p{L}-]+)\s+\p{L}+s\s+(?=(?:an?|some|the|one|several)\s)/iu, '$1, ')
    .replace(/^((?:some|a|the)\s+(?:date|day|time))\s+(?:at|in)\s+(?=(?:some|an?)\s)/iu, '$1, ')

function beginning(chunk: string) {
  const said = chunk.endsWith(' with') ? `${chunk} -` : chunk
  const groups = BEGINS.exec(said.trim())?.groups
  const name = plainWords(groups?.['name'] ?? '')
  const head = name.split(/\s(?:of|per)\s/)[0] ?? ''
  if (
    groups === undefined ||
    !(isPlural(head) || MASS.test(head)) ||
    isField(head) ||
    LIMIT.test(groups['of'] ?? '') ||
    isLimits(groups['in'] ?? '')
  )
    return undefined
  const items = (groups['in'] ?? groups['of'] ?? '').replace(/^-$/, '')
  // `prices (in euros)`, `stars (1-5)`: a field.
  if (groups['in'] !== undefined && /\d|required|optional|unique|\bor\b|^in\s/i.test(items))
    return /,/.test(items) && !/^\d/.test(items)
      ? { name: head, items: [items], isTheirs: groups['own'] !== undefined }
      : undefined
  return { name: head, items: [items], isTheirs: groups['own'] !== undefined }
}

const LIMIT = /^(?:at|up|max|min|no|exactly|between|more|less|an? (?:max|min))\b|^\d/i

/** What stands between commas and “and”, but for what is in brackets. */
function chunksOf(text: string): readonly string[] {
  const chunks: string[] = []
  let depth = 0
  let chunk = ''
  for (const token of text.split(BETWEEN)) {
    if (token === '(') depth += 1
    if (token === ')') depth = Math.max(0, depth - 1)
    const isBetween = depth === 0 && token !== ')' && BETWEEN.test(token)
    if (!isBetween) chunk += token
    else {
      chunks.push(chunk.trim())
      chunk = ''
    }
  }
  return [...chunks, chunk.trim()]
}
