import { inOneWord } from './phrasal.ts'
import { isA, NOMINAL, NUMBER, verbOf } from './verbs.ts'

/** What is said beside the main clause: when it happens, or in which case. */
export interface Side {
  /** The word that begins it: `when`, `unless`, `if`. */
  readonly by: string
  readonly words: string
}

/** A sentence in its clauses, whatever their order. */
export interface Sentence {
  readonly main: string
  readonly sides: readonly Side[]
}

const CONJUNCTION = String.raw`(?:only (?:if|when|while|after|once|until|as long as|up to)|even if|whenever|when|once|as soon as|if|in case(?= (?!of))|in (?:the )?(?:case|event) (?:of|that)|unless|until|(?:up to|no later than)(?= (?:${NUMBER}|an?|the) (?:minutes?|hours?|days?|weeks?|months?)\b)|as long as|so long as|provided(?: that)?|given that|while|whilst|after|every time|each time|any time|the moment|upon|on(?= (?:(?:every|each|any|the|an?) )?(?:new )?[\p{L}]+(?:ion|ment|al|ing|ery|ase|urn)\b)|for (?:every|each)(?= (?:new )?[\p{L}])|on (?:every|each)(?= (?:new )?[\p{L}])|(?:with|about) (?:every|each)(?= [\p{L}])|except (?:if|when|for|by)|but only if)`
const BEGINS = new RegExp(
  String.raw`^(?:and\s+|but\s+)?(?<by>${CONJUNCTION})\s+(?:that\s+)?(?<rest>.+)$`,
  'iu',
)
const WITHIN = new RegExp(String.raw`\s*,?\s+(?<by>${CONJUNCTION})\s+`, 'giu')
const COMMA = /\s*,\s*(?:then\s+)?|\s+then\s+|\s*:\s+/giu

/** “(when) an order is paid, if its total is over 100, …” */
const WITHIN_IT =
  /^(?<first>[^,]+?)\s*,\s*(?:and\s+)?(?:only\s+)?if\s+(?<second>[^,]+),\s*(?:then\s+)?(?<main>.+)$/iu

/** “a grade, once given, can’t be changed” */
const ENCLOSED =
  /^(?<what>[^,]{2,60}?)\s*,\s*(?<by>once|when|after|if|as soon as|until|unless)\s+(?:it\s+(?:is|has been)\s+)?(?<done>\p{L}+(?:\s(?:as\s)?\p{L}+)?)\s*,\s*(?<main>.+)$/iu

/** Every way to part a sentence, the likeliest first: it depends on what there is which of them makes sense. */
export function sentencesOf(clause: string): readonly Sentence[] {
  const said = subjectFirst(noSooner(nominal(inThird(inverted(inOneWord(clause.trim()))))))
  const arrow = /^(?<so>[^\n]{3,120}?)\s*(?:→|->|=>)\s*(?<main>.+)$/u.exec(said)?.groups
  if (arrow !== undefined) {
    const { so = '', main = '' } = arrow
    const words = BEGINS.exec(so)?.groups?.['rest'] ?? so
    return behind(main).map((one) => ({ ...one, sides: [{ by: 'if', words }, ...one.sides] }))
  }
  const within = ENCLOSED.exec(said)?.groups
  if (within) {
    const { what = '', by = '', done = '', main = '' } = within
    return [
      { main: `${what} ${main}`, sides: [{ by: by.toLowerCase(), words: `${what} is ${done}` }] },
    ]
  }
  const begin = BEGINS.exec(said)?.groups
  if (begin === undefined) return [...behind(said), ...gerund(said)]
  const { by = '', rest = '' } = begin
  const inner = WITHIN_IT.exec(rest)?.groups
  if (inner)
    return behind(inner['main'] ?? '').map((one) => ({
      main: one.main,
      sides: [
        { by: conjunction(by), words: inner['first'] ?? '' },
        { by: 'if', words: inner['second'] ?? '' },
        ...one.sides,
      ],
    }))
  const cuts = [...cutsOf(rest, COMMA), ...cutsOf(rest, /\s+/gu)]
  return cuts.flatMap(([words, main]) =>
    behind(main).map((sentence) => ({
      main: sentence.main,
      sides: [{ by: conjunction(by), words }, ...sentence.sides],
    })),
  )
}

/** “Should a booking be cancelled, …” → “if a booking is cancelled, …”. */
function inverted(said: string): string {
  const words = /^should\s+(?<words>[^,]+),/i.exec(said)?.groups?.['words']
  if (words === undefined) return said
  const finite = words.replace(/\bbe\b/i, 'is').replace(/\bhave\b/i, 'has')
  return `if ${finite},${said.slice(said.indexOf(',') + 1)}`
}

const FIRST =
  /^as (?:an? |the )?(?:member of (?:the )?)?(?<who>\p{L}+),?\s+(?:i|we)(?:'d|\s+would)?\s+(?:want|wish|need|like|love|expect|have)\s+to\s+(?:be|get|receive)\s+(?<told>.+)$/iu

/** “As staff I want to be informed …” → “all staff should be informed …”. */
const inThird = (said: string): string => said.replace(FIRST, 'all $<who> should be $<told>')

const SOONER =
  /^(?<no>.*?\b(?:can(?:not|'t| not)|may not|must(?:n't| not)|should(?:n't| not)|(?:is|are) not allowed to|nobody (?:can|may)|no one (?:can|may))\b.*?)\s+before\s+(?=(?:[\p{L}'-]+\s+){1,4}?(?:is|are|has|have|was|were|gets?)\s)/iu

/** What can't be done before something else can't be done until that. */
const noSooner = (said: string): string => said.replace(SOONER, '$<no> until ')

const EVERY_CHANGE =
  /^(?<does>(?:please\s+)?(?:log|record|note|write down|keep|track|store|save|list)(?:\s+a record of)?)\s+(?:every|each|any|all)\s+(?<deed>\p{L}+?)s?\s+(?:of|to|in|on)\s+(?<what>.+?)(?<rest>\s+(?:in|into|to|with)\s.+)?$/iu

const SUBJECT = String.raw`(?<subject>(?:the|its|their|an?|every)\s+[\p{L}-]+(?:\s+of\s+(?:the|its|an?)\s+[\p{L}-]+)?)`
const MODAL = '(?:should|must|shall|will|has to|have to|needs to)'
const VERB_SECOND: readonly RegExp[] = [
  // “…, so should become the owner an e-mail”, “…, then gets the customer a mail”
  String.raw`,\s+(?:(?:so|then)\s+)?(?<verb>(?:${MODAL}\s+)?(?:become|get|receive|go|have|be|is|are)(?:s|es)?)\s+${SUBJECT}\s+(?=\S)`,
  // “…, so must the customer get a mail”
  String.raw`,\s+(?:(?:so|then)\s+)?(?<verb>${MODAL})\s+${SUBJECT}\s+(?=\S)`,
].map((pattern) => new RegExp(pattern, 'iu'))

/** “When it is sent, so must the customer get a mail”: as many say it whose language puts the verb second. */
const subjectFirst = (said: string): string =>
  BEGINS.test(said)
    ? VERB_SECOND.reduce((all, pattern) => all.replace(pattern, ', $<subject> $<verb> '), said)
    : said

/** “Log every change of the price in a table” → “when the price is changed, log it in a table”. */
function nominal(said: string): string {
  const { does = '', deed = '', what = '', rest = '' } = EVERY_CHANGE.exec(said)?.groups ?? {}
  const done = NOMINAL.get(deed.toLowerCase())
  return done === undefined ? said : `when ${what} is ${done}, ${does} it${rest}`
}

/** “up to a day before” is until then. */
const conjunction = (by = ''): string =>
  by.toLowerCase().replace(/^(?:only )?(?:up to|no later than|until)$/, 'until')

/** Nobody makes a rule of more cases: each way to part them is tried with each of the words. */
const MOST_CASES = 8

/** The clauses behind the main one, the longest main clause last. */
export function behind(said: string): readonly Sentence[] {
  const cuts = [...said.matchAll(WITHIN)]
  if (cuts.length === 0 || cuts.length > MOST_CASES) return [{ main: said, sides: [] }]
  const ends = [...cuts.slice(1).map(({ index }) => index), said.length]
  const sides = cuts.map((cut, at) => ({
    by: conjunction(cut.groups?.['by']),
    words: said.slice(cut.index + cut[0].length, ends[at]),
  }))
  const all = cuts.map((cut, at) => ({ main: said.slice(0, cut.index), sides: sides.slice(at) }))
  const whole: Sentence = { main: said, sides: [] }
  // “…, and it is refused if there is none”: that is a case of the last alone.
  const isOfLast =
    /(?:,|\band)\s+(?:it|they|this|that)\s+(?:is|are|must be|should be)\s+\p{L}+ed$/iu
  return isOfLast.test(all[0]?.main ?? '') ? [whole, ...all] : [...all, whole]
}

/** “Cancelling a booking frees its room”: what is done comes first. */
function gerund(said: string): readonly Sentence[] {
  const found = /^(?<verb>\p{L}{3,}ing)\s+(?<what>(?:an?|the|another)\s+.+)$/iu.exec(said)?.groups
  if (found === undefined) return []
  return cutsOf(found['what'] ?? '', /\s+(?=\p{L}+s\s)/gu).map(([thing, main]) => ({
    main,
    sides: [{ by: 'when', words: `somebody ${verbAsDone(found['verb'] ?? '')} ${thing}` }],
  }))
}

const verbAsDone = (verb: string): string => `${verbOf(verb)}s`

/** What ends so goes on. */
const OPEN =
  /(?:^|\s)(?:and|or|but|if|when|whenever|unless|until|once|while|the|an?|of|with|is|are|to|that|its|their|(?<!\b(?:comes?|came|sent|handed|turned|logs?|signs?|checks?|checked|signed|brought|goes|taken|put|filled|given|typed|written)\s)(?:in|on)|for|by|has|have|not|without|be|being|been)?$/i

/** “a hive is added, every bee | inspector …” */
const SUBJECT_BEGUN = /,\s+(?:then\s+)?(?:every|each|all|the|its|their|an?)\s+[\p{L}-]+$/iu

function cutsOf(text: string, at: RegExp): readonly (readonly [before: string, behind: string])[] {
  return [...text.matchAll(at)]
    .map(
      (found) => [text.slice(0, found.index), text.slice(found.index + found[0].length)] as const,
    )
    .filter(
      ([before, behindIt]) =>
        !OPEN.test(before) &&
        !SUBJECT_BEGUN.test(before) &&
        (behindIt.includes(' ') || isA(behindIt, 'refuse')),
    )
}

const OR_CASE =
  /^(?:if|in case|unless|until|as long as|so long as|provided|given that|while|whilst|except|but only|even if|only)/

/** Whether it is a case at the least, whatever else it may be. */
export const isCase = ({ by }: Side): boolean => OR_CASE.test(by)

/** Whether something is done where the case does not hold. */
export const isUnless = ({ by }: Side): boolean => /^(?:unless|until|except)/.test(by)

/** Whether something is refused where the case does not hold: “only if”, “as long as”. */
export const isOnlyIf = ({ by }: Side): boolean =>
  /^(?:only|as long as|so long as|provided|but only)/.test(by)
