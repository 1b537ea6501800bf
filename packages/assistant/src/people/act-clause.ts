import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { giveItems } from '../things/give.ts'
import { tableFor } from '../things/table-for.ts'
import { relate } from '../things/relate-tables.ts'
import { NOUN } from '../things/table-clause.ts'
import { fieldName, plainWords, sameThing, tableName } from '../words.ts'
import { ACT_NOUN, ACTS, type ActWords } from './act-words.ts'
import { arePeople } from './known.ts'
import { isDoer } from './person-words.ts'
import { grant, type Named } from './set-rules.ts'
import { asWriter, whoIs, withoutSignIn } from './who.ts'

const MAKES =
  'submit|leave|post|make|write|upload|send|open|report|request|file|raise|create|add|record|log|enter|place|start|ask|ask for|enquires? about|inquires? about|propose|publish|book|schedule|plan|issue|buy|order|give|award|suggest|offer'
const WITH = String.raw`(?:\s*,?\s+(?:with|including|containing|consisting of|giving|stating|each with|each having|where each has|and (?:give|state|enter|provide|fill in))\s+(?<items>.+))?`
const TO = String.raw`(?:\s+(?:for|on|about|to|of|under|at|in|against|below)\s+(?:(?:an?|the|any|each|every|one|some|these|those|that|this|our|their|particular|specific|certain|of)\s+)*(?<place>${NOUN}?))`
const DET = String.raw`(?:(?:an?|the|any|each|every|one|one or more|some|several|multiple|many|new|their|our|his|her|available|free|these|those|this|that|other|own)\s+)*`
const CAN = String.raw`(?:can(?: to)?|could|may|might|shall|should|must|will|would|need to|needs to|want to|wants to|has to|have to|get to|gets to|(?:should |must |shall |will )?(?:be|is|are) (?:able|allowed|permitted|entitled|free) to|has permission to|have permission to|has the right to|have the right to)(?: be (?:able|allowed|permitted) to)?`
const SUBJECT = String.raw`^(?<who>[^:,;()]{2,60}?)\s+(?:(?:also|always|then)\s+)*(?:${CAN}\s+)?(?:(?:also|then|first|only|each)\s+)*`
const CREATES = new RegExp(
  String.raw`${SUBJECT}(?<verb>${MAKES})s?\s+${DET}(?<thing>${NOUN}?)${TO}?(?:\s+(?:from|between|of)\s+(?<least>\d+)\s*(?:to|-|and)\s*(?<most>\d+)(?:\s+(?:stars?|points?))?)?${WITH}$`,
  'iu',
)
const DOES = ACTS.map(
  (act) =>
    [
      act,
      new RegExp(
        String.raw`${SUBJECT}(?<verb>${act.verbs
          .split('|')
          .map((verb) => verb.replace(/^\p{L}+/u, (word) => `${word}(?:e?s|ing)?`))
          .join(
            '|',
          )})\s+${DET}(?<place>${NOUN}?|them|it)(?:\s+(?:for|at|on|in|until|during|of)\s+(?:an?|the|their|his|her|one|some)\s[^,]+?)?(?:\s+(?:from|between|with)\s+(?<least>\d+)\s*(?:to|-|and)\s*(?<most>\d+)(?:\s+(?:(?<unit>stars|points)|star|point))?(?:\s*,?\s+and\s+(?<also>.+))?)?(?<span>\s+(?:from|between)\s.+)?${WITH}$`,
        'iu',
      ),
    ] as const,
)

const BARE = new RegExp(
  String.raw`${SUBJECT}(?<verb>${ACTS.flatMap(({ bare = [] }) => bare).join('|')})(?:s|ies)?(?:\s+(?:too|as well))?$`,
  'iu',
)

/** `customers can book a car`, `users can submit requests for an animal with a message`: what people do is kept. */
export const acts: Recipe = {
  examples: ['members can borrow books', 'users can leave reviews on books with a rating'],
  read(said, draft) {
    const isOnce = ONCE.test(said)
    const told = said.replace(STORY, '$<who> can ').replace(SO_THAT, '').replace(ONCE, '')
    const which = WHICH_ONE.exec(told)?.groups?.['which']
    if (which !== undefined) {
      const read = acts.read(told.replace(WHICH_ONE, '$<what>'), draft)
      return read && 'says' in read ? { ...read, left: [...(read.left ?? []), which] } : read
    }
    const { clause, isPublic } = withoutSignIn(told)
    for (const [act, pattern] of DOES) {
      const groups = pattern.exec(clause)?.groups
      if (groups === undefined || !isActor(groups, draft)) continue
      const place = draft.tableMeant(groups['place'] ?? '') ?? thing(groups['place'] ?? '', draft)
      if (place === undefined) continue
      const name = nameOf(act, place, draft)
      if (name === undefined) continue
      const items = [groups['items'], groups['also']].filter(Boolean).join(', ') || undefined
      return kept({ ...groups, items, name, place, act, isPublic, isOnce }, draft)
    }
    const bare = BARE.exec(clause)?.groups
    const act = ACTS.find((one) => one.bare === bare?.['verb']?.toLowerCase())
    const about = spokenWith(draft)
    const bareName = act && about && nameOf(act, about, draft)
    if (act && about && bareName !== undefined && isActor(bare ?? {}, draft))
      return kept({ ...bare, name: bareName, place: about, act, isPublic }, draft)
    const groups = /^(?:we|i)\s/i.test(clause) ? undefined : CREATES.exec(clause)?.groups
    if (groups === undefined || !isActor(groups, draft)) return undefined
    const name = tableName(plainWords(groups['thing'] ?? ''))
    // What is there already has what it is said of.
    const isThere =
      draft.table(name ?? '') !== undefined && !draft.fresh.has(draft.table(name ?? '')?.id ?? '')
    const spoken = FEEDBACK.test(name ?? '') && !isThere ? draft.subjectTable() : undefined
    const place = groups['place'] === undefined ? spoken : thing(groups['place'], draft)
    // “A pre-order for a pickup date”: a day it is for, and no thing.
    const day = WHEN.test(groups['place'] ?? '') ? groups['place'] : undefined
    if (day !== undefined && place === undefined)
      groups['items'] = [day, groups['items']].filter(Boolean).join(', ')
    const isMore = place !== undefined || groups['items'] !== undefined
    const isAct = /^(?:book|schedule|plan|issue|buy|order)$/i.test(groups['verb'] ?? '')
    if (isAct && !ACT_NOUN.test(name ?? '')) return undefined
    if (name === undefined || !isMore || NO_THING.test(plainWords(groups['thing'] ?? '')))
      return undefined
    return kept({ ...groups, name, isPublic, ...(place !== undefined && { place }) }, draft)
  },
}

const STORY =
  /^as (?:an?|the) (?<who>[^,]{2,40}?),?\s+i\s+(?:want|would like|need|can|may|should|must|will|am able|'d like|wish)\s*(?:to\s+)?(?:be able to\s+|be allowed to\s+)?/iu
/** “a course I took”, “a shop they have visited” */
const WHICH_ONE =
  /(?<what>\s(?:an?|the|any|every|each)\s[\p{L}-]+)\s+(?<which>(?:i|they|we|he|she)\s+(?:(?:have|has|had|'ve)\s+)?(?!(?:can|may|must|should|will|could)\b)\p{L}+)(?=$|\s+(?:with|and|on|from)\b|\s*,)/iu
/** “Users can upvote a request, but only once” */
const ONCE = /\s*,?\s+(?:(?:but|and)\s+)?(?:(?:only|just|exactly|at most)\s+)?once(?:\s+each)?$/iu
const SO_THAT = /,?\s+(?:so that|in order to|because|so)\s.*$/i

const WHEN = /\b(?:date|day|time)$/i

/** What people say of the thing that was spoken of. */
const FEEDBACK = /^(?:ratings|comments|reviews|votes|likes|feedbacks|scores)$/

const NO_THING =
  /^(?:.*\b)?(?:accounts?|passwords?|log-?ins?|sign-?ins?|profiles?|e-?mails?|invitations?|it|them|fields?|columns?|tables?|data|everything|status|users?|money|roles?|access|rights?|permissions?)$/i

/** What was spoken of; where people said something of a thing, that thing: one votes for posts, and not for comments on them. */
function spokenWith(draft: Draft): Node | undefined {
  const subject = draft.subjectTable()
  if (subject === undefined || !FEEDBACK.test(subject.name)) return subject
  const [of, ...more] = named(subject, 'relations')
  const about = draft.manifest.nodes.find(({ id }) => id === of?.target)
  return more.length === 0 && about !== undefined ? about : subject
}

/** Somebody who does something. */
const isActor = ({ who = '' }: Groups, draft: Draft): boolean =>
  arePeople(who, draft) || (isDoer(plainWords(who).split(' ').at(-1) ?? '') && draft.isThing(who))

/** A table that is drawn, or that the prompt speaks of. */
function thing(words: string, draft: Draft): string | Node | undefined {
  const known = draft.table(plainWords(words))
  return known ?? (draft.isThing(words) ? words : undefined)
}

function nameOf(act: ActWords, place: string | Node, draft: Draft) {
  const of = typeof place === 'string' ? (tableName(place) ?? place) : place.name
  if (act.names.includes(of) || (act.isOfItself && ACT_NOUN.test(of))) return undefined
  const all = [...draft.mentioned, ...draft.playing('rows').map(({ name }) => name)]
  const known = act.names.flatMap((name) =>
    all.filter((one) => sameThing(one, name) || one.toLowerCase().endsWith(`_${name}`)),
  )[0]
  if (known !== undefined) return known
  const said = act.names.find((name) => draft.says(name) && !act.verbs.includes(name.slice(0, -1)))
  if (said !== undefined) return said
  if (act.isKnown) return undefined
  return act.names[0]
}

type Groups = Readonly<Record<string, string | undefined>>

interface Kept {
  readonly name: string
  readonly isPublic: boolean
  /** By each of them, for each of what it is done with. */
  readonly isOnce?: boolean
  readonly who?: string
  readonly place?: string | Node
  readonly items?: string | undefined
  readonly least?: string
  readonly most?: string
  /** `stars` */
  readonly unit?: string
  readonly span?: string
  readonly act?: ActWords
}

function kept(said: Kept, draft: Draft) {
  const { name, place, items, act, span } = said
  const doing = new Doing(draft)
  const to = typeof place === 'string' ? tableFor(place, doing) : place
  const table = tableFor(name, doing)
  if (table === undefined || table.id === to?.id) return undefined
  // Members of whom something is kept are no accounts: it says whose loan it is.
  const whose = draft.isThing(said.who ?? '') ? doing.draft.tableMeant(said.who ?? '') : undefined
  const accounts = doing.draft.accounts()?.id
  for (const end of [to, whose?.id === accounts ? undefined : whose]) {
    if (end === undefined || end.id === table.id || isRelated(now(table, doing), end)) continue
    relate(table, end, {}, doing)
  }
  if (items !== undefined) giveItems(now(table, doing), items, doing)
  const isBare = named(now(table, doing), 'fields').length === 0 && draft.table(name) === undefined
  const range = said.least === undefined ? '' : ` (${said.least} to ${said.most})`
  const holds =
    said.unit ??
    act?.holds ??
    ACTS.find(({ names }) => names[0] === name)?.holds ??
    (range === '' ? undefined : 'score')
  if (holds !== undefined && (range !== '' || isBare))
    giveItems(now(table, doing), `${holds}${range}`, doing)
  if (span !== undefined) {
    const [, from = '', until = ''] =
      /^\s*(?:from|between)\s+(.+?)\s+(?:to|until|and)\s+(.+)$/i.exec(span) ?? []
    giveItems(now(table, doing), [from, until].filter(Boolean).join(', '), doing)
  }
  const who: Named | undefined = said.isPublic ? { rule: 'public' } : actor(said.who ?? '', draft)
  if (who !== undefined) {
    grant(now(table, doing), { who, operations: ['create'], isOnly: false, isMore: false }, doing)
    // Nobody borrows a book that they can't see.
    const isUnruled = to && draft.fresh.has(to.id) && !doing.draft.ruled.has(`${to.id} list`)
    if (isUnruled)
      grant(
        now(to, doing),
        { who, operations: ['list', 'read'], isOnly: false, isMore: true, isImplied: true },
        doing,
      )
  }
  const of = named(now(table, doing), 'relations').find(({ target }) => target === to?.id)
  if (said.isOnce === true && of !== undefined) {
    const id = fieldName(`${table.name} ${of.name} once`) ?? 'once'
    const item = { id, fields: [of.name, 'owner'], kind: 'unique' }
    doing.do(`Everybody adds one of ${table.name} for each ${of.name} at the most.`, [
      { type: 'insertItem', id: table.id, path: ['indexes'], item },
    ])
  }
  doing.draft.subject = table.id
  doing.draft.objects = [table.id]
  return doing.commands.length === 0 ? undefined : doing.reading
}

const now = (table: Node, { draft }: Doing): Node =>
  draft.manifest.nodes.find(({ id }) => id === table.id) ?? table

const isRelated = (table: Node, to: Node): boolean =>
  named(table, 'relations').some(({ target }) => target === to.id)

/** Those who work there: a role as soon as they are spoken of, and never everybody who signs in. */
const STAFF =
  /^(?:\p{L}+ )?(?:staff|employees?|workers?|crew|personnel|team|office|admins?|administrators?|managers?|supervisors?|directors?|heads?|bosses|boss|leads?|teachers?|trainers?|instructors?|tutors?|coach(?:es)?|clerks?|librarians?|receptionists?|assistants?|secretar(?:y|ies)|accountants?|bookkeepers?|cashiers?|dispatchers?|planners?|coordinators?|organi[sz]ers?|moderators?|editors?|operators?|technicians?|mechanics?|caretakers?|curators?|wardens?|nurses?|doctors?|vets?|therapists?|agents?|reps?|officers?|inspectors?|foremen|foreman|chefs?|cooks?|drivers?)$/u

/** Whoever does it may; people of whom nothing is said but that they do it are those who signed in. */
export function actor(words: string, draft: Draft): Named | undefined {
  const said = whoIs(words, draft)
  if (said === undefined) return undefined
  const who = asWriter(said, words.trim(), ['create'])
  if (who.rule === 'nobody') return undefined
  if (who.rule !== 'role' || draft.roles().includes(who.role)) return who
  return STAFF.test(plainWords(words)) ? who : { rule: 'signedIn' }
}
