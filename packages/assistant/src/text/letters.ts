/** A prompt without what a letter, a memo or minutes write around what they ask for. */
export interface Opened {
  readonly text: string
  /** What it says itself is no part of it, a line each. */
  readonly left: readonly string[]
}

const GREETING =
  /^(?:hi|hello|hey|hallo|dear|good (?:morning|afternoon|day|evening)|greetings|moin|servus|ciao|bonjour|hola)\b(?:[\s,]+(?!(?:we|i|please|the|our|can|could|there)\b)[\p{L}.'-]+){0,4}\s*[,!.:-]?$/iu
const CLOSING =
  /^(?:(?:many |kind |best |warm |with )*(?:thanks?|thank you|regards|wishes|greetings|cheers|yours|sincerely)|best|thx|ciao|bye|all the best|looking forward)\b[^.:;]{0,50}[,!.]?$/iu
/** Lines below a closing: who wrote it. */
const MOST_SIGNED = 4
const HEADER =
  /^(?:to|from|cc|bcc|date|sent|subject|re|betreff|author|prepared by|version|status|attendees|present|participants|minutes by|location|place)\s*:/i
const MINUTES = /^(?:#+\s*)?(?:minutes\b|(?:meeting )?notes (?:of|from)\b).{0,90}$/i
/** `[ ] products need a weight`: a list of what is to be done, and no form. */
const TO_DO =
  /^(\s*)(?:[-*]\s+)?\[[ x✓]?\]\s+(?=.*\b(?:can|may|must|should|is|are|has|have|needs?|gets?|add|remove|rename|only|every|each)\b)/iu
/** `US-01 As a tenant …`, and `R1 …` where another line has such a mark. */
const CODE =
  /^(\s*(?:[-*]\s+)?)(?<letters>\p{Lu}{1,4})(?<line>-)?\d{1,3}(?:\.\d+)*\s*[:.)–-]?\s+(?=\p{L})/u
/** `## 2.1 Equipment` */
const CHAPTER = /^(?<mark>\s*#+\s*)\d+(?:\.\d+)*\.?\s+(?=\p{L})/u
const SUBJECT = /^(?:subject|re|betreff)\s*:/i
const CALLED =
  /^(?:#+\s*)?(?:memo(?:randum)?|(?:meeting )?(?:minutes|notes)|agenda|requirements? (?:list|document|specification)|user stories|backlog|srs|prd|brd|spec(?:ification)?s?)\b[^:.\n]{0,40}(?:\(v?[\d.]+\))?:?$/i
const TITLES = [SUBJECT, CALLED, MINUTES]
/** How urgent the items below are: what is wanted now and what would be nice is all drawn. */
const WANTED =
  /^(?:#+\s*|\*\*)?(?:must|should|could|would|nice)(?:[\s-]+(?:to[\s-]+)?haves?)?(?:\s*\([^()]*\))?\**\s*:?\**$/i
const UNWANTED =
  /^(?:#+\s*|\*\*)?(?:won't|will not|wont|out of scope|not (?:in|part of) (?:the )?scope|no(?:n|t)[- ]goals?|not (?:now|needed|planned|this time|yet)|later|phase (?:2|two)|for later)(?:[\s-]+(?:have|do|be done))?\**\s*:?\**$/i

export function opened(prompt: string): Opened {
  const lines = withoutCodes(prompt.split('\n'))
  const isHead = lines.filter((line) => HEADER.test(line.trim())).length > 1
  const kept: string[] = []
  const left: string[] = []
  let unwanted: 'items' | 'lines' | undefined
  for (const [at, line] of lines.entries()) {
    const said = line.trim().replaceAll(/[’‘]/g, "'")
    const below = lines.slice(at + 1).filter((one) => one.trim() !== '')
    if (CLOSING.test(said) && kept.some((one) => one.trim() !== '') && isSignature(below)) break
    if (kept.every((one) => one.trim() === '') && isAround(said, isHead, below.length > 0)) continue
    if (UNWANTED.test(said) && below.length > 0) {
      unwanted = ITEM.test(below[0] ?? '') ? 'items' : 'lines'
      continue
    }
    if (said === '' ? unwanted === 'lines' : !ITEM.test(line) && unwanted === 'items')
      unwanted = undefined
    if (unwanted !== undefined && said !== '') left.push(said.replace(ITEM, ''))
    else if (!WANTED.test(said) || below.length === 0)
      kept.push(line.replace(TO_DO, '$1- ').replace(CHAPTER, '$<mark>'))
  }
  return { text: kept.join('\n'), left }
}

const ITEM = /^\s*(?:[-*•–+]|\(?\d{1,2}[.)])\s+/u

const isSignature = (below: readonly string[]): boolean =>
  below.length <= MOST_SIGNED && below.every((one) => one.length < 60)

/** Whether a line before all others is none of what is asked. */
const isAround = (said: string, isHead: boolean, isMore: boolean): boolean =>
  GREETING.test(said) ||
  (isHead && HEADER.test(said)) ||
  (isMore && TITLES.some((one) => one.test(said)))

function withoutCodes(lines: readonly string[]): readonly string[] {
  const codes = lines.map((line) => CODE.exec(line)?.groups)
  return lines.map((line, at) => {
    const code = codes[at]
    const isOneOf = codes.filter((one) => one && one['letters'] === code?.['letters']).length > 1
    return code && (isOneOf || code['line']) ? line.replace(CODE, '$1') : line
  })
}
