import type { Draft } from '../draft.ts'
import type { Recipe } from '../recipe.ts'
import { PAST_FORMS } from '../text/participles.ts'
import { plainWords, sameThing } from '../words.ts'
import { broughtIn } from './brought-in.ts'
import { Doing } from './doing.ts'
import { giveItems } from './give.ts'
import { giveOwner } from './give-relation.ts'
import { countedIn, linked } from './link-between.ts'
import { relate, relateMany } from './relate-tables.ts'
import { type RelationWords, relationWords } from './relation-words.ts'
import { relateThings } from './relate-things.ts'
import { BY_THE_WAY } from './relating.ts'
import { isPlural, NOUN } from './table-clause.ts'
import { accountsFor, tableFor } from './table-for.ts'

const SUBJECT = new RegExp(
  String.raw`^(?:(?:an?|the|each|every|all|any|one|same|single|given|certain|individual)\s+)*(?<subject>${NOUN}?)(?:\s*\((?<items>[^()]*)\))?\s+(?<predicate>(?:also\s+|always\s+|only\s+)?(?:can|may|might|must|should|has|have|is|are|was|were|belongs?|comes?|goes?|happens?|takes?|holds?|refers?|points?|leads?|departs?|arrives?|works?|lives?|plays?|owns?|contains?|consists?|includes?|concerns?|covers?|involves?|uses?|regards?|describes?|references?|targets?|stays?|reserves?|\p{L}+s (?:to|in|at|from|for|by|on|with))\b.*)$`,
  'iu',
)
const HOLDS = new RegExp(
  String.raw`^(?:contains?|includes?|consists? of|comprises?|holds?|(?:is|are) (?:divided into|made up of))\s+(?:the\s+|its\s+)?(?<target>${NOUN})$`,
  'iu',
)
/** “up to four members take part in it” */
const TAKING = new RegExp(
  String.raw`^(?:up to|at most|at least|lots of|a lot of|loads of|several|many|multiple|some|two|three|four|five|six|\d+|any number of)\s+(?:(?:two|three|four|five|six|\d+)\s+)?(?<part>${NOUN}?)\s+(?:(?:can|may)\s+)?(?:(?:take part|play|are|sit|participate|help|compete|sing|work) (?:in|at)|come to|go (?:to|on)|belong to|work on|attend|join|are assigned to|share|are part of)\s+(?:(?:an?|each|the|one)\s+)?(?<whole>it|${NOUN})$`,
  'iu',
)
const BOTH: readonly RegExp[] = [
  /^(?<one>.+?)\s+and\s+(?<many>.+?)\s+(?:are|have an?)\s+many[ -]to[ -]many(?:\s+relation(?:ship)?)?$/i,
  /^(?:(?:there (?:is|should be)|create|add|make)\s+)?(?:an?\s+)?many[ -]to[ -]many(?:\s+(?:relation(?:ship)?|link|connection))?\s*(?:between|of|for|:)\s*(?<one>.+?)\s+(?:and|with)\s+(?<many>[^,]+)$/i,
]

/** `each donation comes from a donor`, `a movie has many actors`, `every employee has exactly one desk`. */
export const drawRelation: Recipe = {
  examples: [
    'an author has many books',
    'a task belongs to a list',
    'posts and tags are many to many',
    'an event happens at a venue',
  ],
  read(said, draft) {
    const clause = broughtIn(said).replace(BY_THE_WAY, '')
    const both = BOTH.map((pattern) => pattern.exec(clause)?.groups).find((found) => found)
    const doing = new Doing(draft)
    if (both) {
      const [one, many] = [tableFor(both['one'] ?? '', doing), tableFor(both['many'] ?? '', doing)]
      if (!one || !many) return undefined
      relateMany(one, many, doing)
      return doing.reading
    }
    const taking = TAKING.exec(clause)?.groups
    if (taking && (draft.isThing(taking['part'] ?? '') || draft.isPerson(taking['part'] ?? ''))) {
      const whole = draft.tableMeant(taking['whole'] ?? '')
      const part = whole && endOf(taking['part'] ?? '', doing)
      if (whole && part && whole.id !== part.id) {
        relate(whole, part, { how: 'many', isOptional: true }, doing)
        return doing.reading
      }
    }
    const last = draft.playing('rows').find(({ id }) => id === draft.objects.at(-1))
    const groups = SUBJECT.exec(
      last ? clause.replace(/\bone of (?:them|these|those)\b/i, `one ${last.name}`) : clause,
    )?.groups
    const subject = groups?.['subject'] ?? ''
    if (groups === undefined || !isSubject(subject, doing.draft) || MANY.test(subject))
      return undefined
    const several = HOLDS.exec(groups['predicate'] ?? '')?.groups?.['target'] ?? ''
    const words: RelationWords | undefined =
      several !== '' && isPlural(several) && isEnd(several, doing.draft)
        ? { how: 'many', target: several, isOptional: false, isOnly: false, rest: '' }
        : relationWords(groups['predicate'] ?? '', (noun) => isEnd(noun, doing.draft))
    if (
      words === undefined ||
      words.isBare === true ||
      (words.rest !== '' &&
        !REST.test(words.rest) &&
        !/^(?:\(|,|and |or |:|who |which |that |with )/.test(words.rest))
    )
      return undefined
    const counted = words.how === 'many' ? countedIn(words.target, words.rest) : undefined
    if (counted !== undefined) return linked(subject, words.target, counted, doing)
    const { ends, items: kept, left: over } = restOf(words.target, words.rest)
    // “A course has a teacher, a room and up to 12 students” is a list.
    if (words.isHeld === true && over !== '') return undefined
    const all = over === '' ? undefined : relateThings.read(clause, draft)
    if (all !== undefined) return all
    const from =
      doing.draft.tableMeant(subject) ??
      (doing.draft.isThing(subject) || isPlural(subject) || words.how === 'many'
        ? tableFor(subject, doing)
        : undefined)
    if (from === undefined) return undefined
    doing.draft.subject = from.id
    if (groups['items']) giveItems(from, groups['items'], doing)
    if (words.how === 'owner' || isOwner(words.target, doing)) {
      giveOwner(from, doing)
      return doing.reading
    }
    const really =
      /^,?\s*(?:who|which|that)\s+(?:are|is)\s+(?:all\s+|also\s+|one of\s+(?:the|our|these)\s+)?(?<noun>[\p{L}_-]+)/iu.exec(
        words.rest,
      )?.groups?.['noun']
    for (const target of ends) {
      const to = endOf(really ?? target, doing)
      const now = doing.draft.table(from.name)
      if (
        to === undefined ||
        now === undefined ||
        (to.id === now.id &&
          words.name === undefined &&
          really === undefined &&
          sameThing(target, now.name))
      )
        return undefined
      if (!relate(now, to, { ...words, target }, doing)) return undefined
      doing.draft.objects = [to.id]
      const more = /^:\s*(?<items>.+)$/.exec(words.rest)?.groups?.['items']
      if (more !== undefined) giveItems(doing.draft.table(from.name) ?? from, more, doing)
      const items =
        /^\((?<items>[^()]+)\)/.exec(words.rest)?.groups?.['items'] ??
        /^,?\s*(?:which|that)\s+(?:all\s+|each\s+|also\s+)?(?:have|has)\s+(?<items>.+)$/i.exec(
          words.rest,
        )?.groups?.['items']
      if (items !== undefined && !doing.draft.isPerson(items))
        giveItems(doing.draft.table(to.name) ?? to, items, doing)
    }
    // “An animal has one card with a date”: the card has it.
    const [end, ...others] = words.isHeld === true ? ends : []
    const holder = end !== undefined && others.length === 0 ? endOf(end, doing) : undefined
    if (kept !== '') giveItems(doing.draft.table((holder ?? from).name) ?? from, kept, doing)
    if (over !== '') doing.left.push(over)
    return doing.reading
  },
}

/** “A class is given by a trainer” tells whose class it is, and not who may do what. */
export const drawDoer: Recipe = {
  examples: [],
  read(clause, draft) {
    const doer = BY_ONE.exec(clause)?.groups?.['doer'] ?? ''
    return doer !== '' && draft.isThing(doer) ? drawRelation.read(clause, draft) : undefined
  },
}

/** What says who may, and not whose it is. */
const LOOKED_AT =
  '(?:seen|read|viewed|listed|edited|changed|updated|modified|deleted|removed|opened|accessed|managed)'
const BY_ONE = new RegExp(
  String.raw`^[^,:]+?\s(?:(?:can|may|must|should)\s+be|is|are|was|were)\s+(?:(?:only|always|also)\s+)?(?!${LOOKED_AT}\s)(?:\p{L}+ed|${PAST_FORMS})\s+by\s+(?:an?|one|exactly one|at most one|the|several|many|one or more)\s+(?<doer>${NOUN}?)(?=$|[\s,(])`,
  'iu',
)

/** Whoever a row belongs to, where nobody is drawn who is called so. */
const isOwner = (target: string, { draft }: Doing): boolean =>
  /^owners?$/.test(plainWords(target)) && !draft.isThing(target)

/** “Several dogs go on a walk” says how many there are of the first. */
const MANY = /^(?:several|many|multiple|various|two|three|four|five)\s/i

const REST =
  /^(?:each|at (?:a|the same) time|only|too|as well|of (?:them|these)|at all|too|exactly|total)?$/i

const isSubject = (subject: string, draft: Draft): boolean =>
  /^(?:it|they|each|these)$/i.test(subject)
    ? draft.subject !== undefined
    : draft.isThing(subject) || draft.isThing(subject.split(' ').at(-1) ?? '')

const isEnd = (noun: string, draft: Draft): boolean =>
  draft.isThing(noun) || draft.isPerson(noun) || draft.isSpokenOf(noun)

/** What follows the first end: others, what is kept of it as well, and what is none of these. */
function restOf(target: string, rest: string) {
  const { before = rest, items = '' } =
    /^(?<before>.*?)(?:^|\s|,\s*)with\s+(?<items>(?:an?|the|its|their|date|time)\b.+|[^\s,]+(?:\s[^\s,]+)?(?:,|\sand\s).+)$/iu.exec(
      rest,
    )?.groups ?? {}
  if (/^(?:\(|:|,?\s*(?:who|which|that)\s)/.test(before)) return { ends: [target], items, left: '' }
  const others = before.split(/\s*(?:,|\band\b|\bor\b)\s*/).filter((part) => part !== '')
  const names = others.map(
    (part) =>
      /^(?:to\s+|for\s+|with\s+|in\s+|at\s+|on\s+|by\s+)?(?:exactly\s+)?(?:an?\s+|one\s+|the\s+)?(?<other>[\p{L}_-]+(?:\s[\p{L}_-]+)?)$/iu.exec(
        part,
      )?.groups?.['other'],
  )
  const isAll = names.every((name) => name !== undefined)
  return {
    ends: isAll ? [target, ...names] : [target],
    items,
    left: isAll || REST.test(before) ? '' : before.replace(/^(?:,|and\s|or\s)\s*/, ''),
  }
}

function endOf(words: string, doing: Doing) {
  const plain = plainWords(words)
  const { draft } = doing
  const all = plain.split(' ')
  const head = [plain, all.slice(-2).join(' '), all.at(-1) ?? ''].find((one) => draft.isThing(one))
  if (head !== undefined) return tableFor(head, doing)
  if (draft.isPerson(plain)) return accountsFor(doing)
  return draft.isSpokenOf(plain) && !sameThing(plain, '') ? tableFor(plain, doing) : undefined
}
