import { formsOf } from '../grammar/verb-forms.ts'
import { LETTERS } from './acts/address.ts'
import { isA, verbOf, type Sort } from './verbs.ts'

/** What is to be done, in its parts: “take the quantity off the stock of the product”. */
export interface Act {
  readonly verb: string
  /** What it is done to; in a passive, the subject. */
  readonly object: string
  /** Whoever is spoken of, where it is told of them: “the customer gets an e-mail”. */
  readonly subject: string
  readonly parts: Readonly<Record<string, string>>
  /** The same, each with all that is said behind it. */
  readonly tails: Readonly<Record<string, string>>
  /** All of it, as it is said. */
  readonly said: string
}

const FILLERS =
  /^(?:(?:then|also|and|please|automatically|simply|just|always|immediately|instead)\s+|(?:the\s+)?(?:system|backend|app|api|application|server|we|it|you|i)\s+(?:should|must|shall|will|want to|need to|needs to|has to|have to|would like to)\s+(?:also\s+|automatically\s+)?(?!be\b)|(?:we|i)\s+(?=\p{L}+\s)|make sure (?:that\s+)?(?=.+\b(?:is|are|gets?)\b))/iu
const MODAL = /^(?:should|must|shall|will|would|needs?|has|have|ought|can|may|to)$/i
const BE = /^(?:is|are|be|been|being|gets?|was|were|becomes?)$/i
const SMALL =
  /^(?:also|then|automatically|always|immediately|again|back|just|it|to|be|been|now|all|both|each)$/i
const HAS = /^(?:gets?|receives?|earns?|loses?|gains?|collects?|obtains?)$/i
const MARKS = String.raw`to|by|from|off|with|as|into|in|for|about|saying|per|at|onto`

/** “a mail to the customer”, “webhook https://…” */
const NOMINAL_ACT =
  /^(?:(?:an?|one|the|another)\s+)?(?:[\p{L}-]+\s+)?(?<letter>e-?mails?|mails?|message|notification|notice|reminder|receipt|confirmation|webhook)\s+(?:goes\s+|is sent\s+)?(?:out\s+)?(?:to\s+|https?:)/iu

/** Reads an instruction in any voice; undefined where nothing in it is a verb. */
export function actIn(words: string): Act | undefined {
  let said = words
    .trim()
    .replace(/[.,;]+$/, '')
    .replaceAll(/\s*=\s*(?![^()]*\))/g, ' to ')
    .replaceAll(/\bbecomes?\s+(?=an?\s+(?:e-?)?(?:mail|message)\b)/giu, 'get ')
    .replaceAll(/\b(?<made>made|built|formed|derived|generated) (?:out )?of\b/giu, '$<made> from')
    .replaceAll(/\b(?<side>in|on) to (?=(?:the|its|their|an?)\b)/giu, '$<side>to ')
  for (let round = 0; round < 4; round += 1) said = said.replace(FILLERS, '')
  const less = said.replace(
    /\s+(?:automatically|too|as well|again|then|please|immediately|at once|by itself)$/i,
    '',
  )
  const nominal = NOMINAL_ACT.exec(less)?.groups
  if (nominal) return active('send', less.split(/\s+/), '', less)
  const tokens = less.split(/\s+/)
  const [first = ''] = tokens
  const isPast =
    formsOf(verbOf(first)).some(
      ([word, form]) => form === 'past' && word === first.toLowerCase(),
    ) && first.toLowerCase() !== verbOf(first)
  if (
    isVerb(first) &&
    !(isPast && tokens.some((token, at) => at > 0 && (MODAL.test(token) || BE.test(token))))
  )
    return active(
      /\bback\b/i.test(less) && verbOf(first) === 'put' ? 'restore' : verbOf(first),
      tokens.slice(1).filter((token) => !/^back$/i.test(token)),
      '',
      less,
    )
  const so = SO.exec(less)?.groups
  if (so) return becoming(so['what'] ?? '', so['so'] ?? '', less)
  for (let at = 1; at < tokens.length; at += 1) {
    const token = tokens[at] ?? ''
    const subject = tokens.slice(0, at).join(' ')
    if (MODAL.test(token) || BE.test(token) || HAS.test(token))
      return finite(subject, tokens, at, less)
    if (
      /^(?:goes|go|comes?|turns?|becomes?|rises?|falls?|drops?|grows?|shrinks?|increases?|decreases?)$/i.test(
        token,
      )
    )
      return moves(subject, token, tokens.slice(at + 1), less)
    // “a mail goes to …”, “the system sends …”
    if (
      token.endsWith('s') &&
      isVerb(token) &&
      !/^(?:the|an?|its|all)$/i.test(tokens[at - 1] ?? '') &&
      at <= 4
    )
      return active(verbOf(token), tokens.slice(at + 1), subject, less)
  }
  return undefined
}

/** “the skates count as good again”, “it makes the chair not free”, “its status reads paid” */
const SO =
  /^(?<what>.+?)\s+(?:(?:should\s+|must\s+|shall\s+|will\s+)?(?:(?:then\s+)?(?:counts?|reads?|shows?) (?:as|up as)|(?:(?:is|are|be|gets?)\s+)?(?:considered|treated as|regarded as|seen as|deemed|known as|said to be)(?:\s+(?:as|to be))?|stands? (?:on|at)|(?:has|have|is|are) to (?:become|turn)))\s+(?<so>.+?)(?:\s+again)?$/iu

const SORTS: readonly Sort[] = [
  'create',
  'delete',
  'update',
  'set',
  'more',
  'less',
  'tell',
  'call',
  'refuse',
]

function isVerb(word: string): boolean {
  return SORTS.some((sort) => isA(word, sort)) || /^(?:e-mail|notif(?:y|ies))/i.test(word)
}

function finite(
  subject: string,
  tokens: readonly string[],
  from: number,
  said: string,
): Act | undefined {
  let at = from
  let isPassive = false
  while (at < tokens.length) {
    const token = tokens[at] ?? ''
    const next = tokens[at + 1] ?? ''
    if (HAS.test(token) && !isParticiple(next))
      return active('receive', tokens.slice(at + 1), subject, said)
    if (BE.test(token)) isPassive = true
    else if (!MODAL.test(token) && !SMALL.test(token)) break
    at += 1
  }
  const word = tokens[at] ?? ''
  if (word === '') return undefined
  if (/^(?:goes|go|come|turn|become|rise|fall|drop|grow|shrink|increase|decrease)$/i.test(word))
    return moves(subject, word, tokens.slice(at + 1), said)
  if (isPassive && /^(?:up|down|off)$/i.test(word))
    return moves(subject, 'go', tokens.slice(at), said)
  if (isPassive && isParticiple(word) && isVerb(word))
    return { ...active(verbOf(word), tokens.slice(at + 1), '', said), object: subject, subject: '' }
  if (isPassive) return becoming(subject, tokens.slice(at).join(' '), said)
  return isVerb(word) || /^receive$/i.test(word)
    ? active(verbOf(word), tokens.slice(at + 1), subject, said)
    : undefined
}

const isParticiple = (word: string): boolean =>
  /(?:ed|en|sent|told|put|set|made|left|cut|lost|back)$/i.test(word)

/** “the stock goes down by the quantity”, “the tool becomes available”. */
function moves(subject: string, verb: string, tokens: readonly string[], said: string): Act {
  const rest = tokens.filter((token) => !/^(?:back|again)$/i.test(token))
  const direction = rest.find((token) => /^(?:up|down)$/i.test(token))?.toLowerCase()
  const way =
    direction ??
    (/^(?:rise|grow|increase)/i.test(verb)
      ? 'up'
      : /^(?:fall|drop|shrink|decrease)/i.test(verb)
        ? 'down'
        : undefined)
  if (way === undefined) {
    const { parts, tails } = partsOf(rest.join(' '))
    // “comes off the stock”, “goes into the total”
    const isMoved = ['off', 'from', 'into', 'onto'].some((mark) => mark in parts)
    if (isMoved && /^(?:go|come)/i.test(verb))
      return { verb: 'move', object: subject, subject: '', parts, tails, said }
    const to = rest.join(' ').replace(/^to\s+/i, '')
    return { ...becoming(subject, to, said), verb: /^(?:go|come)/i.test(verb) ? 'move' : 'set' }
  }
  const less = rest.filter((token) => token.toLowerCase() !== direction)
  const { object, parts, tails } = partsOf(less.join(' '))
  const by = parts['by'] ?? (object === '' ? undefined : object)
  return {
    verb: way === 'up' ? 'increase' : 'decrease',
    object: subject,
    subject: '',
    parts: { ...parts, ...(by !== undefined && { by }) },
    tails,
    said,
  }
}

/** Something becomes this. */
const becoming = (object: string, to: string, said: string): Act => ({
  verb: 'set',
  object,
  subject: '',
  parts: { to },
  tails: { to },
  said,
})

function active(verb: string, tokens: readonly string[], subject: string, said: string): Act {
  return { verb, subject, said, ...partsOf(tokens.join(' ')) }
}

/** The object, and what stands behind each preposition. */
function partsOf(rest: string): Pick<Act, 'object' | 'parts' | 'tails'> {
  const cuts = [...rest.matchAll(new RegExp(String.raw`(?:^|\s+)(?<mark>${MARKS})\s+`, 'giu'))]
  const object = rest.slice(0, cuts[0]?.index ?? rest.length).trim()
  const parts: Record<string, string> = {}
  const tails: Record<string, string> = {}
  cuts.forEach((cut, at) => {
    const mark = (cut.groups?.['mark'] ?? '').toLowerCase()
    const words = rest.slice(cut.index + cut[0].length, cuts[at + 1]?.index ?? rest.length).trim()
    parts[mark] ??= words
    tails[mark] ??= rest.slice(cut.index + cut[0].length).trim()
  })
  return { object, parts, tails }
}

const STARTS = String.raw`(?:send|e-?mail|mail|notify|inform|tell|alert|warn|remind|set|mark|reduce|decrease|increase|raise|lower|subtract|deduct|take|add|create|log|write|record|update|delete|remove|put|give|make|call|post|refuse|reject|restore|return|change|note|store|save|archive|unarchive|close|reopen|approve|cancel|free|release|let)s?`
const AND = new RegExp(
  String.raw`\s*(?:,\s*and\s+then|,\s*and(?:\s+also)?|,\s*then|\band then|\band also|;|,)(?![^()]*\))\s+(?=.+\s)|\s+and\s+(?=(?:(?:also|then|please)\s+)*(?:${STARTS}\b|(?:the|an?|its|their|all|every)\s+.+?\s(?:should|must|shall|gets?|is|are|goes|go|becomes?|receives?|needs?|has|will)\b|\p{L}+ (?:should|must|gets?|is|are|goes|becomes?|receives?)\b))`,
  'iu',
)

const LETTER_TOO = new RegExp(
  String.raw`\s+and\s+(?=(?:(?:the|all|its|their|every|an?)\s+)*[\p{L}-]+\s+(?:an?|one|the)\s+(?:\p{L}+\s+)?${LETTERS}\b)`,
  'iu',
)

/** The things that are to be done, one by one: “reduce the stock and e-mail the customer”. */
export function actsIn(words: string): readonly string[] {
  const parts = words.split(AND).filter((part) => part !== undefined && part.trim() !== '')
  return parts
    .reduce<readonly string[]>((all, part) => {
      const last = all.at(-1)
      if (last === undefined) return [part]
      // “staff and admins should get a message”
      if (actIn(last) === undefined && !last.includes(' '))
        return [...all.slice(0, -1), `${last} and ${part}`]
      return isMore(last, part) ? [...all.slice(0, -1), `${last}, ${part}`] : [...all, part]
    }, [])
    .flatMap((part) => {
      // “send the customer a receipt and the staff a note”
      const [first = part, ...more] = /^(?:then\s+)?(?:send|give|write)\s/i.test(part)
        ? part.split(LETTER_TOO)
        : [part]
      return [first, ...more.map((one) => `send ${one}`)]
    })
}

/** “write an activity, text is the title”: what it holds that is made. */
function isMore(last: string, part: string): boolean {
  const [, word = ''] =
    /^(?:with\s+)?(?:the\s+|its\s+)?\p{L}+(?:\s\p{L}+)?\s+(?:is|are|=|:|being|should be|shall be)\s+(?:the\s+|its\s+|an?\s+)?(\S+)/iu.exec(
      part,
    ) ?? []
  const isQuoted =
    /^(?:with\s+)?(?:the\s+|a\s+)?(?:text|subject|title|message|body|note)\s+[":]/i.test(part)
  if (!isQuoted && (word === '' || isVerb(word) || isParticiple(word))) return false
  const act = actIn(last)
  return act !== undefined && (isA(act.verb, 'create') || isA(act.verb, 'tell'))
}
