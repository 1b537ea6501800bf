import type { Operation } from '@drawbridge/kinds/faces'
import { isClosed } from '../../grammar/closed-words.ts'
import { DEED_NOUNS, DEED_WORDS } from '../../grammar/deed-words.ts'
import { STATES } from '../clauses/state-words.ts'
import { tokensOf } from '../../grammar/tokens.ts'
import { arePeople, deedsOf, isGeneric, type Right, rightsOf } from './cells.ts'
import { listed, nameOf, sentencesOf, VERBS } from './grids-in-words.ts'

const BULLET = /^\s*(?:[-*•–—]|\(?\d{1,2}[.)])\s+/u
const MARK = String.raw`(?:\s*(?::|=>?|->|→)\s*|\s+[-–—]\s+)`
const NAME = String.raw`(?:(?:the|an?|user)\s+)?(?:role\s+)?["“'*_]*(?<who>\p{L}[\p{L}-]*(?:\s[\p{L}-]+){0,2})["”'*_]*`
const LETTERS = String.raw`[CRUDW]{1,5}(?:[\s,/]+[CRUDW]{1,5})*`
/** `Admin:`, `### Admin`, `**Admin**`, and what they may in the lines below. */
const HEADING = new RegExp(
  String.raw`^\s*(?:#+\s*|\*\*)?${NAME}\s*(?:\s(?:can|may))?\s*(?::|\*\*)?\s*$`,
  'iu',
)
const SAYINGS = [
  new RegExp(String.raw`^${NAME}${MARK}(?<said>\S.*)$`, 'iu'),
  new RegExp(String.raw`^${NAME}\s*\((?<said>[^()]+)\)$`, 'iu'),
  new RegExp(String.raw`^${NAME}\s+(?<said>${LETTERS}(?![\p{L}']).*)$`, 'u'),
]
/** `fleet manager`, and not `needs an admin`. */
function isWho(name: string): boolean {
  const before = name.toLowerCase().split(/\s+/u).slice(0, -1)
  const isPlain = (word: string): boolean =>
    word === 'the' ||
    NOUN.test(word) ||
    (!isClosed(word) && DEED_WORDS.get(word)?.some(({ form }) => form !== 'past') !== true)
  return arePeople(name) && before.every(isPlain)
}

/** `Permissions: …` */
const RIGHTS =
  /^(?:user\s+)?(?:roles?|perms?|permissions?|rights|access(?: rights| rules)?)(?:\s*(?:and|&|\/)\s*(?:roles?|permissions?|rights))?\s*(?::|\s[-–—]\s)\s*/iu

/** What may as well be the name of something that is kept: it is a deed where something stands behind it. */
const NOUN =
  /^(?:order|book|report|review|rate|log|note|start|plan|record|comment|vote|count|watch|issue|file|share|draft|visit|check|place|post|mark|move|run|control|handle|drop|bin|clear|like|give|rent|schedule|request|close|set|fix|leave|type|supply|deposit|store|join|lock|stock|finish|check)$/u
/** What rights are of, by the line that they stand below: `Posts: title, body`. */
const THING =
  /^(?:#+\s*|\*\*)?(?:table\s+)?(?<thing>\p{L}[\p{L}_-]*(?:\s[\p{L}_-]+)?)\s*[:(]|^#+\s*(?<headed>\p{L}[\p{L}_-]*(?:\s[\p{L}_-]+)?)$/iu

/**
 * A prompt in which each list of what somebody may is said in sentences, and all else stands as it was:
 * `Member:` over lines of deeds, `admin: *`, `clients (own orders, read only)`, `editor CRU posts, reader R posts`.
 */
export function listsInWords(prompt: string, whole: 'everything' | 'them'): string {
  const lines = prompt.split(/\r?\n/)
  const said: string[] = []
  // What is said of all of it is said when all of it has been told.
  const last: string[] = []
  let about: string = whole
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const who = whoHeads(line)
    const isBelow = BULLET.test(line) || depthOf(line) > 0
    if (who === undefined && !isBelow) about = aboutOf(line) ?? whole
    const rights = (who === undefined ? [] : itemsBelow(lines, at)).map((item) =>
      saidOf(who ?? '', item, about),
    )
    const isRead = rights.length > 0 && rights.every((one) => one !== undefined)
    const sentences = isRead ? rights.flat() : inSentences(line, isBelow ? about : whole)
    if (isRead) at += rights.length
    for (const one of sentences)
      if (one !== line && / can(?:'t)? .*\b(?:everything|own data)$/u.test(one)) last.push(one)
      else said.push(one)
  }
  return [...said, ...last].join('\n')
}

function aboutOf(line: string): string | undefined {
  const { thing: named, headed } = THING.exec(line)?.groups ?? {}
  const thing =
    RIGHTS.test(`${line}:`) || isGeneric(line.replace(/^#+\s*/u, ''))
      ? undefined
      : (named ?? headed)
  return thing === undefined || isWho(thing) || isDone(thing) ? undefined : thing.toLowerCase()
}

/** `read`, `writing`, and not `posts`. */
const isDone = (word: string): boolean =>
  deedsOf(word).length > 0 &&
  DEED_WORDS.get(word.toLowerCase())?.some(({ form }) => form !== 's') !== false

function whoHeads(line: string): string | undefined {
  if (!/[:#]|\*\*/u.test(line)) return undefined
  const who = HEADING.exec(line.replace(BULLET, ''))?.groups?.['who']
  return who !== undefined && isWho(who) ? who : undefined
}

const depthOf = (line: string): number => /^\s*/u.exec(line)?.[0].length ?? 0

function itemsBelow(lines: readonly string[], at: number): readonly string[] {
  const head = lines[at] ?? ''
  const all: string[] = []
  for (const line of lines.slice(at + 1)) {
    const isBelow = depthOf(line) > depthOf(head) || (BULLET.test(line) && !BULLET.test(head))
    if (!isBelow) break
    all.push(line.replace(BULLET, '').trim())
  }
  return all
}

/** The sentences of a line, those that are lists of rights in words; the line itself where there are none. */
function inSentences(line: string, about: string): readonly string[] {
  const bullet = BULLET.exec(line)?.[0] ?? ''
  const parts = line
    .slice(bullet.length)
    .split(/(?<=[\p{L}\p{N}*)])(?<!\b(?:incl|excl|etc|resp))[.;]+(?=\s|$)\s*/u)
    .filter((part) => part !== '')
  const read = parts.map((part) => rightsIn(part.trim(), about))
  if (read.every((one) => one === undefined)) return [line]
  return parts.flatMap((part, at) => read[at] ?? [`${at === 0 ? bullet : ''}${part}`])
}

/** `skipper=crud, crew=r`: each of them; undefined where one of them says something else. */
function rightsIn(text: string, about: string): readonly string[] | undefined {
  const isHeaded = RIGHTS.test(text)
  const thing = /^(?<thing>\p{L}[\p{L}_-]*(?:\s[\p{L}_-]+)?)\s*(?::|\s-\s)\s*(?<said>.+)$/u.exec(
    text,
  )?.groups
  const of = thing?.['thing'] ?? ''
  const isOf =
    !isHeaded &&
    thing !== undefined &&
    doneBy(text, false) === undefined &&
    !isWho(of) &&
    !isDone(of) &&
    seenBy(of.toLowerCase()) === undefined
  const isListed = isHeaded || isOf || doneBy(partsOf(text, false)[0] ?? '', false) !== undefined
  const said = isOf ? (thing['said'] ?? '') : text.replace(RIGHTS, '')
  const them = isOf ? of.toLowerCase() : about
  const parts = partsOf(said, isListed)
  const all = parts.map((part) => ofPart(part, them, isListed))
  // One alone is “Posts: see below”.
  return all.every((one) => one !== undefined) && (!isOf || parts.length > 1)
    ? all.flat()
    : undefined
}

function ofPart(part: string, about: string, isHeaded: boolean): readonly string[] | undefined {
  for (const saying of SAYINGS) {
    const { who = '', said = '' } = saying.exec(part)?.groups ?? {}
    const name = called(who)
    const found = isWho(name) ? saidOf(name, said, about) : undefined
    if (found !== undefined) return found
  }
  // “no update, no delete”
  const none = isHeaded ? deniedIn(part) : []
  if (none.length > 0)
    return [
      `nobody can ${listed(
        none.flatMap((one) => VERBS[one] ?? []),
        'or',
      )} ${about}`,
    ]
  const done = doneBy(part, isHeaded)
  if (done === undefined) return undefined
  const { deed, operations, people, thing } = done
  const them = thing ?? about
  // “delete products: + staff”, “see orders: owner and admin, staff no longer”
  const named = people.map((one) => SIGN.exec(one)?.groups ?? {})
  const less = named.flatMap(({ who = '', no, out }) =>
    (no ?? out) === undefined ? [] : [nameOf({ who })],
  )
  const more = named.flatMap(({ who = '', and }) => (and === undefined ? [] : [nameOf({ who })]))
  const all = named.flatMap(({ who = '', no, out, and }) => ((no ?? out ?? and) ? [] : [who]))
  const entries = operations.flatMap((operation) =>
    all.map((name) => {
      const who = name.replace(OWN, '')
      const isOwn = /^owners?$/u.test(who) || who !== name
      const isAdded = isOwn && operation === 'create'
      const may = NONE.test(who) ? 'no' : isOwn && !isAdded ? 'own' : 'yes'
      return { who: isAdded ? 'users' : who, thing: '', operation, may } as const
    }),
  )
  return [
    ...sentencesOf(entries, them).map((one) => one.replace(/\.$/u, '')),
    ...(more.length === 0 ? [] : [`${listed(more, 'and')} can also ${deed} ${them}`]),
    ...(less.length === 0 || all.length > 0
      ? []
      : [`${listed(less, 'and')} can't ${deed} ${them}`]),
  ]
}
/** `customer (own)` */
const OWN = /\s*\((?:only\s+)?(?:their\s+)?own(?:\s+only)?\)$/iu
const NONE = /^(?:nobody|no[ -]one|none)$/iu
const SIGN =
  /^(?<and>\+|also\s|plus\s)?(?<no>[-–−]|no\s|not\s)?\s*(?<who>(?!.*\b(?:to|for|by|open)\b)\p{L}[\p{L}' -]*?)(?<out>\s+(?:no longer|not|not any ?more))?$/iu

const PLAINLY = /^(?:(?:read|write|create|edit|update|delete|add|remove|manage)\b[\s/+&,]*)+$/iu

/** `write: own`, `edit = staff, admins`, `delete orders: staff`; without a mark where rights are what all of it is about. */
function doneBy(part: string, isHeaded: boolean) {
  const { head = '', said = '' } =
    (MARKED.exec(part) ?? (isHeaded ? DEED.exec(part) : null))?.groups ?? {}
  const { deed = '', thing } = HEAD.exec(head)?.groups ?? {}
  const operations = seenBy(deed.toLowerCase()) ?? (isDone(deed) ? deedsOf(deed) : [])
  const people = said
    .replace(/^only\s+|\s+only$/iu, '')
    .split(/\s*(?:,|\/|&|\band\b|\bor\b|(?<=\p{L})\s*\+(?=\s*\p{L}))\s*/u)
    .map(called)
  // “Book -> Author” are two things.
  const isNoun =
    (NOUN.test(deed.toLowerCase()) && (thing === undefined ? !isHeaded : !thing.endsWith('s'))) ||
    (/->|=>|→/u.test(part) && !PLAINLY.test(deed))
  return operations.length === 0 ||
    isNoun ||
    !people.every((one) => NONE.test(one) || isWho(SIGN.exec(one)?.groups?.['who'] ?? ''))
    ? undefined
    : { deed, operations, people, thing }
}
const called = (name: string): string => CALLED[name.toLowerCase()] ?? name
const CALLED: Readonly<Record<string, string>> = {
  all: 'everyone',
  anon: 'anyone',
  anonymous: 'anyone',
  'signed-in': 'signed-in users',
  'logged-in': 'signed-in users',
  own: 'owner',
  'logged in': 'signed-in users',
  'signed in': 'signed-in users',
  registered: 'signed-in users',
}
const MARKED = new RegExp(
  String.raw`^(?<head>\p{L}[\p{L}\s/,&+-]*?)(?:${MARK}|\s+(?:is\s+|are\s+)?(?:open|allowed)\s+(?:to|for)\s+)(?<said>[+–-]?\s*\p{L}.*)$`,
  'iu',
)
const DEED = new RegExp(
  String.raw`^(?<head>\p{L}+(?:[/+&]\p{L}+)*)(?:${MARK}|\s+)(?<said>\p{L}.*)$`,
  'iu',
)
/** `delete`, `create/edit`, `see orders` */
const HEAD =
  /^(?<deed>\p{L}+(?:(?:\s*[/+&,]\s*|\s+and\s+)\p{L}+)*)(?:\s+(?:of\s+)?(?<thing>\p{L}[\p{L}\s]*))?$/iu
/** `visible: doctor` */
const seenBy = (word: string): readonly Operation[] | undefined =>
  /[ai]ble$/u.test(word) ? STATES.get(word)?.operations : undefined

const deniedIn = (part: string): readonly Operation[] =>
  deedsOf(/^no\s+(?<deed>\p{L}[\p{L}\s/]*)$/iu.exec(part)?.groups?.['deed'] ?? '')

/** Cut before whoever comes next: “Users R all, C, UD own, mods D”. */
function partsOf(text: string, isHeaded: boolean): readonly string[] {
  const parts: string[] = []
  for (const piece of splitAt(text)) {
    const isNext =
      SAYINGS.some((saying) => isWho(called(saying.exec(piece)?.groups?.['who'] ?? ''))) ||
      doneBy(piece, isHeaded) !== undefined ||
      deniedIn(piece).length > 0
    if (isNext || parts.length === 0) parts.push(piece)
    else parts.push(`${parts.pop()}, ${piece}`)
  }
  return parts
}

const splitAt = (text: string): readonly string[] => text.split(/\s*,\s*(?![^()]*\))(?:and\s+)?/u)

/** What somebody may, in sentences; undefined where it is something else. */
function saidOf(who: string, text: string, whole: string): readonly string[] | undefined {
  const name = nameOf({ who })
  const said = text
    .trim()
    .replace(/[.;]$/u, '')
    .replace(
      /^(all|everything|full)\s*,?\s+(?:incl\.?|including|even)\s(?:(?!\b(?:but|except|not?|never|only)\b)[^,;])*$/iu,
      '$1',
    )
    .replace(/^(?:can|may)\s+(?!not\b|only\b)/iu, '')
    .replace(/^(?:\*|manages?)$/iu, 'full')
    .replaceAll(/\b(?:GET|POST|PUT|PATCH)\b/gu, (method) => METHODS[method] ?? method)
  for (const saying of WITH_THINGS) {
    const { ops = '', things = '' } = saying.exec(said)?.groups ?? {}
    const rights = rightsOf(ops)
    if (rights === undefined || rights.length === 0 || isDeed(things) || !isBare(ops)) continue
    if (BARE_OWN.test(ops)) return [`${name} can see their own ${things}`]
    return deedsSaid(name, rights, things)
  }
  if (BARE_OWN.test(said))
    return [`${name} can see their own ${/^(?:everything|them)$/u.test(whole) ? 'data' : whole}`]
  const plain = isBare(said) || MARKS.test(said) ? rightsOf(said) : undefined
  if (plain?.length === 0) return [`${name} can't see, add, edit or delete ${whole}`]
  if (plain !== undefined) return deedsSaid(name, plain, whole)
  return LIMITED.test(said) ? undefined : itemsSaid(name, said)
}
/** What comes behind is no deed but a limit of one, which is read where sentences are. */
const LIMITED = /\b(?:except|unless|if|but|without|while|until|within|once|never|nothing|none)\b/iu
/** It says whose, and not what may be done with them: they are seen. */
const BARE_OWN = /^(?:only\s+)?(?:their\s+)?own(?:\s+only)?$/iu

/** `view and edit`, and not `start with 0`. */
const isBare = (said: string): boolean =>
  tokensOf(said).every(({ word }) => BARE.has(word) || /^(?:[crudw]{1,5}|read-only)$/u.test(word))

/** What rights are said with that are of nothing by themselves. */
const BARE: ReadonlySet<string> = new Set([
  ...[...DEED_WORDS].flatMap(([word, forms]) =>
    !NOUN.test(word.replace(/ing$/u, '')) &&
    forms.some(({ form }) => form === 'base' || form === 'ing')
      ? [word]
      : [],
  ),
  ...DEED_NOUNS.keys(),
  ...'own their all any only and or , / full access control rights everything nothing nobody no no-access'.split(
    ' ',
  ),
])
const MARKS = /^(?:-+|[–—−]|✗|✘|❌|✓|✔|✅)$/u
const METHODS: Readonly<Record<string, string>> = {
  GET: 'read',
  POST: 'create',
  PUT: 'update',
  PATCH: 'update',
}
/** `CRU own posts`, `all shifts (CRUD)`, `products, categories - manage` */
const WITH_THINGS = [
  new RegExp(String.raw`^(?<ops>${LETTERS})\s+(?<things>(?!(?:own|all)(?:$|,))\p{L}{2}.*)$`, 'u'),
  /^(?<things>\p{L}[\p{L}\s,&-]*?)\s*(?:\s-\s|:\s*|,\s*(?=read|view|see|full)|\()\s*(?<ops>[^()]+?)\)?$/iu,
]

function deedsSaid(name: string, rights: readonly Right[], things: string): readonly string[] {
  const isGeneral = /^(?:everything|them)$/u.test(things)
  return [false, true].flatMap((isOwn) => {
    const verbs = Object.entries(VERBS).flatMap(([operation, verb]) =>
      rights.some((one) => one.operation === operation && one.isOwn === isOwn) ? [verb] : [],
    )
    const them = isOwn ? `their own ${isGeneral ? 'data' : things}` : theirOwn(things)
    return verbs.length === 0 ? [] : [`${name} can ${listed(verbs, 'and')} ${them}`]
  })
}

const theirOwn = (text: string): string =>
  text.replace(/(?<!\b(?:their|his|her|its|your|my)\s)\bown\b/iu, 'their own')

/** `see rooms, cancel own bookings`: each begins with what is done, or goes on with what that is done with. */
function itemsSaid(name: string, said: string): readonly string[] | undefined {
  const items: string[] = []
  for (const item of splitAt(said))
    // “create, change and delete orders”: of what, stands behind the last.
    if (isDeed(items.at(-1) ?? '') && /^\p{L}+$/u.test(items.at(-1) ?? '') && isDeed(item))
      items.push(`${items.pop()}, ${item}`)
    else if (isDeed(item) || SCOPED.test(item)) items.push(item)
    else if (items.length === 0) return undefined
    else items.push(`${items.pop()}, ${item}`)
  if (!items.some((item) => isSure(item))) return undefined
  return items.map((item) => {
    if (/^(?:can't|cannot|not|no)\s/iu.test(item))
      return `${name} can't ${item.replace(/^\S+\s+/u, '')}`
    return `${name} can ${SCOPED.test(item) ? 'see ' : ''}${theirOwn(item.replace(/^can\s+/iu, ''))}`
  })
}

const SCOPED = /^(?:(?:their\s+)?own|all)\s+\p{L}{3,}/iu

const firstOf = (text: string): string =>
  tokensOf(text.replace(/^(?:can't|cannot|not|no|can|only)\s+/iu, ''))[0]?.word ?? ''

const isDeed = (text: string): boolean => {
  const first = firstOf(text)
  const isBase = DEED_WORDS.get(first)?.some(({ form }) => form === 'base') === true
  return isBase && (!NOUN.test(first) || /\s\p{L}+/u.test(text))
}

/** It is nothing that could be kept: `view courses`, and not `order number`. */
const isSure = (item: string): boolean =>
  SCOPED.test(item) ||
  (isDeed(item) &&
    (!NOUN.test(firstOf(item)) || /\b(?:own|all|any|an?|the|\p{L}+s)$|\bown\b/iu.test(item)))
