import { areFields } from '../inline-things.ts'
import { plural, singular } from './declared.ts'

/** How many stand at an end: `1`, `0..1`, `n`, `1..*`. */
const COUNT = String.raw`(?:[01]\s?\.\.\s?[*nm1]|[01]-[*nm](?=\s)|[1nm*]|one|many|several|zero or more|one or more)`
const LINE = String.raw`(?:<?[-–—]{1,2}>?|[→↔]|=>|\.{2,3}|:|to|-to-)`
const FEET = String.raw`\|?[|o]?[-–—]{1,2}[o|]?[{<]|[}>][o|]?[-–—]{1,2}[|o]?\|?|[}>][o|]?[-–—]{1,2}[o|]?[{<]`
const BARE = '<?(?:[-–—]{1,2}|=)>|[→↔>]'
const BOTH = String.raw`(?<left>${COUNT})\s*${LINE}\s*(?<right>${COUNT})`
/** What stands between two names: `1 -> *`, `n:m`, `-<`, `-> many`, `<->`. */
const ARROW = String.raw`\s+(?:${BOTH}(?![\p{L}\d])|(?<feet>${FEET})|(?<bare>${BARE})(?:\s*(?<count>${COUNT})(?![\p{L}\d]))?)\s+(?=\p{L})`
const ARROWS = new RegExp(ARROW, 'giu')
const NAME =
  /^(?:(?:an?|the|each|every)\s+)?(?<name>\p{L}[\p{L}\d_]*(?:\s(?!(?:one|many|has|have|is|are|to|can|may)\b)[\p{L}\d_]{2,})?)$/iu
/** `tasks <-> members m:n`, `(many to many)`, `(each ">" = has many)` */
const NOTE = new RegExp(
  String.raw`\s*[(:,]?\s*\b(?:${BOTH}|each[^()]{0,12}(?<has>has many|contains?)[^()]*)\)?$`,
  'iu',
)
const POINTING =
  /^(?<name>\p{L}[\p{L}\d_ ]*?)\s*(?:->|→|=>)\s*(?<other>\p{L}[\p{L}\d_]*)(?<end>\W*)$/u
const HOLDER = /^(?:an?\s+)?(?<name>\p{L}[\p{L}\d_]*)\s*\((?<items>[^()]+)\)(?<rest>\s.+)$/u
const LEAD = /^\s*(?:(?:[-*•]|\d{1,2}[.)])\s+)?(?:\p{L}[\p{L} ]{1,30}:\s+)?/u

interface Ends {
  /** Whether there are many at each end. */
  readonly isMany: readonly [left: boolean, right: boolean]
  /** By its signs alone, whatever the names are. */
  readonly isSaid: boolean
  /** The one at the left may be missing. */
  readonly isOptional: boolean
}

/**
 * A line in which arrows stand, with what they say in words instead: `layout 1—* module, module n:1 member`.
 *
 * @param isKnown whether something else in the prompt begins with this name
 */
export function arrowsInWords(line: string, isKnown: (name: string) => boolean): readonly string[] {
  if (!new RegExp(ARROW, 'iu').test(line)) return [line]
  const lead = LEAD.exec(line)?.[0] ?? ''
  const said: string[] = []
  let plain = ''
  const parts = partsOf(line.slice(lead.length))
  // `Car: brand, model, owner -> Person`
  const isList = /:\s*$/.test(lead) && parts.some((part) => !new RegExp(ARROW, 'iu').test(part))
  for (const part of parts) {
    const read = isList ? undefined : chainInWords(part, isKnown)
    const { name = '', other = '', end = '' } = (isList && POINTING.exec(part)?.groups) || {}
    if (other !== '') plain += `${name} (a ${singular(other)})${end}`
    else if (read === undefined) plain += part
    else {
      said.push(...(plain.trim() === '' ? [] : [lead + plain]), ...read)
      plain = ''
    }
  }
  if (said.length === 0) return [isList ? lead + plain : line]
  return [...said, ...(plain.trim() === '' ? [] : [lead + plain])]
}

/** Cut behind commas, semicolons and full stops outside of brackets, and at “and” between arrows. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let begin = 0
  for (const { 0: mark, index } of text.matchAll(/[()]|[,;]\s*|\.(?:\s+|$)|\s+and\s+/gu)) {
    if (mark === '(') depth += 1
    if (mark === ')') depth = Math.max(0, depth - 1)
    if (depth > 0 || /[()]/.test(mark)) continue
    const end = index + mark.length
    if (/^\s*(?:optional|required)\b/i.test(text.slice(end))) continue
    const isJoint = mark.trim() === 'and' && !new RegExp(ARROW, 'iu').test(text.slice(begin, index))
    if (isJoint) continue
    parts.push(text.slice(begin, end))
    begin = end
  }
  return [...parts, text.slice(begin)].filter((part) => part !== '')
}

function chainInWords(
  part: string,
  isKnown: (name: string) => boolean,
): readonly string[] | undefined {
  const mark = /[\s,(]+(?<mark>optional|required)\)?[,;.\s]*$/iu.exec(part)
  const bare = (mark === null ? part : part.slice(0, mark.index)).replace(
    /(?:\s+and\s+|[,;.\s]+)$/u,
    '',
  )
  // `sprint (name, starts on) -> project`
  const { name: held = '', items = '', rest = '' } = HOLDER.exec(bare)?.groups ?? {}
  if (areFields(items)) {
    const pointed = chainInWords(held + rest, isKnown)
    return pointed && [`${plural(held)}: ${items}`, ...pointed]
  }
  const note = NOTE.exec(bare)
  const text = (note === null ? bare : bare.slice(0, note.index))
    .replace(/\s*(?:\([^()]*\)|:\s[^:]*)$/, '')
    .trim()
  const arrows = [...text.matchAll(ARROWS)]
  const ends = arrows.map(({ index, 0: arrow }) => [index, index + arrow.length] as const)
  const names = [...ends, [text.length, text.length] as const].map(
    ([end], at) => NAME.exec(text.slice(ends[at - 1]?.[1] ?? 0, end))?.groups?.['name'] ?? '',
  )
  if (arrows.length === 0 || names.includes('')) return undefined
  const links = arrows.map(({ groups = {} }, at) =>
    endsOf(groups, note?.groups ?? {}, names[at + 1] ?? ''),
  )
  const isSaid = note !== null || links.every((one) => one?.isSaid === true)
  // “draft -> paid -> sent” is of no things.
  if (!isSaid && !names.some(isKnown)) return undefined
  const isChain = names.length > 2
  const isOptional = mark?.groups?.['mark']?.toLowerCase() === 'optional'
  return links.flatMap((link, at) =>
    link === undefined || (isChain && !link.isSaid && !link.isMany[1])
      ? []
      : related(names[at] ?? '', names[at + 1] ?? '', isOptional ? { ...link, isOptional } : link),
  )
}

type Groups = Readonly<Record<string, string | undefined>>

const isMany = (count: string): boolean => !/^(?:1|one|[01]\s?\.\.\s?1)$/i.test(count)

/** What an arrow says of its ends; by its form alone where no count stands at it. */
function endsOf(arrow: Groups, note: Groups, other: string): Ends {
  const { left = note['left'], right = note['right'], feet, bare = '', count } = arrow
  const isOptional = /^0\s?\.\.\s?1/.test(left ?? '')
  if (left !== undefined && right !== undefined)
    return { isMany: [isMany(left), isMany(right)], isSaid: true, isOptional }
  if (feet !== undefined)
    return { isMany: [/^[}>]/.test(feet), /[{<]$/.test(feet)], isSaid: true, isOptional }
  if (count !== undefined)
    return { isMany: [!isMany(count), isMany(count)], isSaid: true, isOptional }
  if (/^<.*>$|↔/.test(bare)) return { isMany: [true, true], isSaid: false, isOptional }
  // What points to one of another has one; what points to several has these.
  const isOfMany = note['has'] !== undefined || plural(other) === other.toLowerCase()
  return { isMany: [!isOfMany, isOfMany], isSaid: false, isOptional }
}

function related(one: string, other: string, { isMany: [isLeft, isRight], isOptional }: Ends) {
  if (isLeft && isRight) return [`${plural(one)} and ${plural(other)} are many to many`]
  if (!isLeft && !isRight) return [`each ${singular(one)} has exactly one ${singular(other)}`]
  const [holder, part] = isLeft ? [other, one] : [one, other]
  return [
    `each ${singular(part)} ${isOptional ? 'may belong' : 'belongs'} to one ${singular(holder)}`,
  ]
}
