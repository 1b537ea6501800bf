import { pluralOf, singularOf } from '@drawbridge/kinds/faces'
import { narrows } from '../rewordings/reasons.ts'
import { isSingle } from '../words.ts'
import { CHOSEN } from '../things/choices-in.ts'
import { behindSection, type Head, headOf, isNamed } from './heads.ts'
import { inLine, isItem, isLimited, isThingLine, itemOf } from './items.ts'
import { type Entry, outlineOf } from './outline.ts'

/** A prompt in which each line says by itself what it says below others. */
export const joinLists = (prompt: string): string =>
  outlineOf(prompt)
    .flatMap((entry, _, all) => (isTitle(entry, all) ? entry.below : [entry]))
    .flatMap(said)
    .join('\n')

/** `# Parking` above all other headings says what the whole is. */
const isTitle = ({ mark, text, below }: Entry, all: readonly Entry[]): boolean =>
  mark === '#' &&
  !narrows(text) &&
  all.filter((one) => one.mark === '#').length === 1 &&
  (below.length === 0 || below.some((one) => one.mark.startsWith('#') || one.below.length > 0))

function said(entry: Entry): readonly string[] {
  const { text, below } = entry
  if (below.length === 0) return [lineOf(text)]
  const listed = isNamed(text) ? undefined : inLine(text)
  if (listed !== undefined && below.some((one) => isItem(one.text) || ofThing(one.text, '')))
    return thing(listed, entry)
  const isOfNouns = below.every(
    (one) => one.below.length === 0 && one.text.split(/,\s+/).every((each) => NOUNS.test(each)),
  )
  const head = headOf(text, isOfNouns)
  if (head?.kind === 'lead')
    return below.flatMap((one) => said({ ...one, text: `${head.text} ${begun(one.text)}` }))
  if (head?.kind === 'section') {
    if (head.isOfRoles && isOfNouns) return [`Roles: ${below.map((one) => one.text).join(', ')}`]
    return below.flatMap(said)
  }
  if (head?.kind === 'thing' && isKept(entry, head)) {
    const { name, more } = head
    const parts = more.split(/\s*,\s*/)
    const isList = parts.length > 1 && parts.every(isItem)
    return thing({ name, items: isList ? [more] : [] }, entry, isList ? '' : more)
  }
  if (ROUTE.test(text) && below.every((one) => one.below.length === 0))
    return [`${text.replace(/\s*:?\s*$/, ':')} ${below.map((one) => one.text).join(', ')}`]
  return [
    ...(head?.kind === 'thing' && isSaidBelow(entry, head.name) ? [] : [text]),
    ...below.flatMap(said),
  ]
}

/** `2.2 Loan` above sentences that speak of loans: a heading says nothing else. */
function isSaidBelow({ text, mark, below }: Entry, name: string): boolean {
  const one = (isSingle(name) ? name : singularOf(name)).toLowerCase()
  return mark !== '' && text === name && below.some((each) => each.text.toLowerCase().includes(one))
}

const NOUNS = /^[\p{L}-]+(?:\s[\p{L}-]+)?(?:\s\([^()]+\))?$/u
const ROUTE = /^(?:[\p{L} ]+\s)?(?:GET|POST|PUT|PATCH|DELETE)\s+\//u
/** `One` → `one`, as within a sentence; not `POST`. */
const begun = (text: string): string =>
  text.replace(/^\p{Lu}(?=\p{Ll})/u, (one) => one.toLowerCase())

const lineOf = (line: string): string => {
  const text = behindSection(line)
  const listed = inLine(text)
  return listed === undefined ? text : `${listed.name}: ${listed.items.join(', ')}`
}

/** Whether what stands below is kept of what is named. */
function isKept({ mark, text, below }: Entry, { name, isTold }: Head & { kind: 'thing' }): boolean {
  const items = below.filter(
    (one) => one.below.length === 0 && isItem(one.text) && !isThingLine(one.text),
  )
  const isHead =
    isTold ||
    mark !== '' ||
    below.length > 1 ||
    text.includes('(') ||
    items.some((one) => one.text.includes(','))
  if (mark === '' && !isTold && below.some((one) => !isItem(one.text) || isAnother(one)))
    return false
  return (
    isHead &&
    items.length > 0 &&
    items.length >= below.filter((one) => isThingLine(one.text)).length &&
    name !== ''
  )
}

/** `depot: name, town` */
const isAnother = ({ text, below }: Entry): boolean =>
  below.length > 0 || (inLine(text) !== undefined && !isLimited(text))

/** A thing, with what is kept of it, what else is said of it, and what stands below that. */
function thing(
  { name, items }: { readonly name: string; readonly items: readonly string[] },
  { below }: Entry,
  more = '',
): readonly string[] {
  const fields = [...items]
  const after: string[] = []
  for (const one of below) {
    const head = one.below.length > 0 ? headOf(one.text, true) : undefined
    if (
      one.below.length === 0 &&
      one.text.split(/,\s+/).length > 2 &&
      one.text.split(/,\s+/).every(isItem) &&
      !/:\s/.test(one.text)
    )
      fields.push(one.text.replace(/\.$/, ''))
    else if (one.below.length === 0) {
      const owned = inLine(one.text)
      const { one: part, held } = WITH_ITS.exec(one.text)?.groups ?? {}
      if (part !== undefined && held?.split(/\s*,\s*/).every(isItem))
        after.push(has(name, part), `${pluralOf(part)}: ${held}`)
      else if (owned !== undefined && !isSingle(owned.name) && isThingLine(one.text))
        after.push(`${owned.name}: ${owned.items.join(', ')}`, has(name, owned.name))
      else if (isItem(one.text)) fields.push(itemOf(one.text))
      else after.push(ofThing(one.text, name) ?? lineOf(one.text))
    } else if (
      head?.kind === 'section' &&
      /^(?:fields|properties|columns|attributes|data)/i.test(one.text)
    )
      fields.push(...one.below.map(({ text }) => itemOf(text)))
    else if (head?.kind === 'thing' && new RegExp(String.raw`\b${CHOSEN}$`, 'iu').test(head.name))
      fields.push(`${head.name} (${one.below.map(({ text }) => text).join(', ')})`)
    else if (head?.kind === 'thing' || inLine(one.text) !== undefined)
      after.push(
        ...said(one),
        has(name, inLine(one.text)?.name ?? (head?.kind === 'thing' ? head.name : '')),
      )
    else after.push(...said(one))
  }
  const deed = more === '' ? undefined : (ofThing(more, name) ?? `${pluralOf(name)} ${more}`)
  return [...listsOf(name, fields), ...(deed === undefined ? [] : [deed]), ...after]
}

/** `one guide (name, phone)` */
const WITH_ITS = /^(?:one|an?)\s+(?<one>[\p{L}-]+(?:\s[\p{L}-]+)?)\s*\((?<held>[^()]+)\)$/iu

const has = (one: string, other: string): string =>
  isSingle(other)
    ? `each ${singularOf(one)} has one ${other}`
    : `each ${singularOf(one)} has many ${other}`

/** A sentence is not read to its end where it is longer. */
const LONGEST = 450

function listsOf(name: string, fields: readonly string[]): readonly string[] {
  const lists: string[][] = []
  for (const field of fields) {
    const last = lists.at(-1)
    if (last === undefined || [...last, field].join(', ').length > LONGEST) lists.push([field])
    else last.push(field)
  }
  return lists.map((some) => `${name}: ${some.join(', ')}`)
}

const DEED =
  /^(?:each\s+(?:one\s+)?(?=\p{L}+s?\s))?(?<does>(?:can|cannot|can't|may|must|should|belongs?|has|have|is|are|needs?|takes?|gets?|uses?|contains?|consists?|includes?|costs?|departs?|arrives?|comes?|goes|lives?|works?|[\p{L}-]{2,}(?:ed|en)\s+by)\s.+)$/iu
const TO_ONE =
  /^(?:to|of|by|for|from|in|at|per)\s+(?:(?:exactly\s+)?one|an?|the|each)?\s*(?<other>(?!\d)[\p{L}-]+(?:\s[\p{L}-]+)?)$/iu
const MANY = /^(?:(?:one or more|many|several|any number of|multiple)\s|n\s*:\s*m\s)/iu
const WORKED_OUT =
  /^(?<name>[\p{L}][\p{L} ]{1,30}?)\s*(?:\((?:calculated|computed|worked out|formula)\)\s*[:=]|=)\s*(?<how>.+[-+*×/·"].+)$/iu

/** What a line says of a thing where it leaves out which: `belongs to a show`, `per customer`. */
function ofThing(text: string, name: string): string | undefined {
  const [many, one] = [
    isSingle(name) ? pluralOf(name) : name,
    isSingle(name) ? name : singularOf(name),
  ]
  const { name: field, how } = WORKED_OUT.exec(text)?.groups ?? {}
  if (field !== undefined) return `the ${field} of each ${one} is ${how?.replaceAll('×', '*')}`
  const does = DEED.exec(text)?.groups?.['does']
  if (does !== undefined) return /^each\b/i.test(text) ? `each ${one} ${does}` : `${many} ${does}`
  const other = TO_ONE.exec(text)?.groups?.['other']
  if (other !== undefined) return `each ${one} belongs to one ${singularOf(other)}`
  if (/^n\s*:\s*m\s/i.test(text)) return `${many} ${text}`
  if (MANY.test(text)) return `${many} have ${text}`
  return undefined
}
