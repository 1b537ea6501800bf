import { startsWithMany } from './done-by.ts'
/** One thing that a clause says something of, with what it has to do with. */
export interface Frame {
  readonly subject: string
  readonly verb: string
  readonly phrases: readonly Phrase[]
  /** What is said to come with it. */
  readonly items: string
}

/** `on a stage`, `several objects`, `with a start time and an end time`. */
export interface Phrase {
  readonly prep: string
  /** `one`, `many`, or nothing that is counted. */
  readonly count: 'one' | 'many' | undefined
  readonly noun: string
}

const NO_WORD =
  '(?!(?:and|or|but|which|that|who|whose|whether|how|when|if|where|with|has|have|is|are|was|were|can|may|must|should|will|to|as|for|from|by|at|in|on|of|into|onto|about|against|through|not|only|the|an?|one|each|every|many|several|some|it|they|its|their)\\b)'
const WORDS = String.raw`${NO_WORD}[\p{L}\d][\p{L}\d_'-]*(?:\s${NO_WORD}[\p{L}\d][\p{L}\d_'-]*){0,2}`
const PREPS =
  'on|in|at|to|for|from|by|with|of|about|into|onto|against|between|under|towards?|until|till|through|among'
const MANY =
  'many|several|multiple|various|some|any number of|a number of|lots of|a lot of|one or more|at least one|more than one|up to \\w+|two|three|four|\\d+'
const ONE = 'exactly one|only one|at most one|just one|one|a single|an?|the|another|each|every|some'
const HEAD = new RegExp(
  String.raw`^(?:(?:an?|each|every|the|any|one|all)\s+)?(?<subject>${NO_WORD}[\p{L}-]+(?:\s${NO_WORD}[\p{L}-]+){0,2}?)\s+(?<modal>(?:(?:can|may|must|should|will|always|usually|also|just)\s+)+)?(?<verb>takes? (?:place|part)|(?:(?:is|are|gets?|be|has been|was)\s+)?[\p{L}-]+)(?=\s+(?:${PREPS}|${MANY}|${ONE}|their|its)\b)(?<rest>.*)$`,
  'iu',
)
const PHRASE = new RegExp(
  String.raw`^\s*(?:,\s*)?(?:and\s+|or\s+)?(?:(?<prep>${PREPS})\s+)?(?:of\s+)?(?:(?<many>${MANY})\s+|(?<one>${ONE})\s+|(?:their|its|our)\s+)?(?<noun>${WORDS})`,
  'iu',
)

/** “A performance puts a band on a stage with a start time”; undefined for what is said in another way. */
export function frameOf(clause: string): Frame | undefined {
  const { subject = '', modal, verb = '', rest = '' } = HEAD.exec(clause)?.groups ?? {}
  if (subject === '' || NO_DEED.test(verb) || startsWithMany(subject)) return undefined
  // One does, several do, and nobody is told to do it.
  const isMany = subject.endsWith('s') && !subject.endsWith('ss')
  const isSaidOfOne = /[^s]s$/.test(verb) || verb.includes(' ') || modal !== undefined
  if (!isMany && !isSaidOfOne) return undefined
  const phrases: Phrase[] = []
  const with_ = /(?<=\S)\s*,?\s+with\s+(?!(?:one|exactly|each)\b)(?<items>.+)$/iu.exec(rest)
  const items = with_?.groups?.['items'] ?? ''
  let left = with_ === null ? rest : rest.slice(0, with_.index)
  while (left.trim() !== '') {
    const found = PHRASE.exec(left)
    if (found?.groups === undefined) return undefined
    const { prep = '', many, one, noun = '' } = found.groups
    const count = many === undefined ? (one === undefined ? undefined : 'one') : 'many'
    phrases.push({ prep: prep.toLowerCase(), count, noun })
    left = left.slice(found[0].length)
  }
  return phrases.length === 0 && items === ''
    ? undefined
    : { subject, verb: verb.toLowerCase(), phrases, items }
}

/** What is said of people and of fields with these is read elsewhere. */
const NO_DEED =
  /^(?:has|have|is|are|needs?|wants?|must|can|may|should|shows?|sees?|gets?|be|contains?|includes?|consists?|stores?|keeps?|records?|means|begins|starts|ends)$/
