/** A prompt without what a letter, a memo or minutes write around what they ask for. */
export interface Opened {
  readonly text: string
  /** What is no part of it, by what it says itself or by where it stands, a line each. */
  readonly left: readonly string[]
}

const GREETING =
  /^(?:hi|hello|hey|hallo|dear|good (?:morning|afternoon|day|evening)|greetings|moin|servus|ciao|bonjour|hola)\b(?:[\s,]+(?!(?:we|i|please|the|our|can|could|there)\b)[\p{L}.'-]+){0,4}\s*[,!.:-]?$/iu
/** Nothing but a closing, and at most a name: “Best score of each player is shown” is none. */
const CLOSING =
  /^(?:(?:(?:many|kind|best|warm|with|yours) )*(?:thanks?|thank you|regards|cheers|sincerely|faithfully)|(?:(?:many|kind|best|warm|with) )+(?:wishes|greetings)|best|thx|ciao|bye|all the best|looking forward to (?:hearing from you|your (?:reply|answer)))(?: (?:a lot|so much|very much|again|in advance|everyone|for your (?:help|time|work)))*\s*[,!.]*(?<name>.*)$/iu
/** “Tom Weber”, “Cinema Lux”: no words that say something. */
const NAMED =
  /^(?!.*\b(?:[Oo]nly|[Nn]ot?|[Nn]ever|[Cc]an|[Mm]ay|[Mm]ust|[Ii]s|[Aa]re|[Hh]as|[Hh]ave)\b)\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*){0,2}$/u
/** Lines below a closing: who wrote it. */
const MOST_SIGNED = 4
const HEADER =
  /^(?:to|from|cc|bcc|date|sent|subject|re|betreff|author|prepared by|version|status|attendees|present|participants|minutes by|location|place)\s*:/i
/** One of these stands in every head: `Status: open or closed` alone is a field. */
const SENT = /^(?:to|from|subject|re|betreff)\s*:/i
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
  /^(?:#+\s*)?(?:memo(?:randum)?\s*:[^,;]{2,60}$|(?:memo(?:randum)?|(?:meeting )?(?:minutes|notes)|agenda|requirements? (?:list|document|specification)|user stories|backlog|srs|prd|brd|spec(?:ification)?s?)\b[^:.\n]{0,40}(?:\(v?[\d.]+\))?:?$)/i
/** `Requirements specification: Equipment pool` */
const ABOUT =
  /^(?:#+\s*)?(?:(?:software |system |functional )*requirements?(?: (?:list|document|specification))?|spec(?:ification)?|srs|prd|brd|(?:project |product )?brief)\s*(?::|\s[–-])\s+(?!.*\b(?:can|must|may|should|shall|will|has|have|is|are|with|needs?|who|when|only)\b)[^,;:.]{2,60}$/i
const TITLES = [SUBJECT, CALLED, ABOUT, MINUTES]
/** How urgent the items below are: what is wanted now and what would be nice is all drawn. */
const WANTED =
  /^(?:#+\s*|\*\*)?(?:must|should|could|would|nice)(?:[\s-]+(?:to[\s-]+)?haves?)?(?:\s*\([^()]*\))?\**\s*:?\**$/i
const UNWANTED =
  /^(?:#+\s*|\*\*)?(?:won't|will not|wont|out of scope|not (?:in|part of) (?:the )?scope|no(?:n|t)[- ]goals?|not (?:now|needed|planned|this time|yet)|later|phase (?:2|two)|for later)(?:[\s-]+(?:have|do|be done))?\**\s*:?\**$/i

export function opened(prompt: string): Opened {
  const lines = withoutCodes(prompt.split('\n'))
  const heads = lines.filter((line) => HEADER.test(line.trim()))
  const isHead = heads.length > 1 && heads.some((line) => SENT.test(line.trim()))
  const kept: string[] = []
  const left: string[] = []
  let unwanted: 'items' | 'lines' | undefined
  for (const [at, line] of lines.entries()) {
    const said = line.trim().replaceAll(/[’‘]/g, "'")
    const below = lines.slice(at + 1).filter((one) => one.trim() !== '')
    if (kept.some((one) => one.trim() !== '') && isClosing(said, below)) {
      if (below.length > 0) left.push(below.map((one) => one.trim()).join(', '))
      break
    }
    if (kept.every((one) => one.trim() === '') && isAround(said, isHead, below.length > 0)) {
      if (HEADER.test(said)) left.push(said)
      continue
    }
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

function isClosing(said: string, below: readonly string[]): boolean {
  const name = CLOSING.exec(said)?.groups?.['name']?.trim()
  if (name === undefined || below.length > MOST_SIGNED) return false
  return [name, ...below].every((one) => one === '' || NAMED.test(one.trim()))
}

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
