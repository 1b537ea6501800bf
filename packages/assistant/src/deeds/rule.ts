import type { Command } from '@drawbridge/commands'
import { singularOf } from '@drawbridge/kinds/faces'
import { isObject, type Node } from '@drawbridge/manifest'
import { unlessTaken, type Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { conditionIn } from '../people/condition.ts'
import type { Recipe } from '../recipe.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { Doing } from '../things/doing.ts'
import { giveItems } from '../things/give.ts'
import { tableFor } from '../things/table-for.ts'
import { fieldName, plainWords } from '../words.ts'
import { effect } from './effects.ts'
import { happeningIn, tableSaid, type Happening } from './happening.ts'
import { type Parting, partings } from './partings.ts'
import { Steps, text, type DrawnStep } from './steps.ts'

const AND =
  /\s*(?:,\s*and\s+then|,\s*and|,\s*then|\band then|\band also|;|,)\s+|\s+and\s+(?=(?:(?:also|then|the|an?|its|their)\s+)*(?:send|e-?mail|mail|notify|inform|tell|set|mark|reduce|decrease|increase|raise|lower|subtract|deduct|add|create|log|write|record|update|delete|remove|put|customer|stock|status|\p{L}+ (?:should|must|gets?|is|are))\b)/iu

/** `when an order is paid, reduce the stock and e-mail the customer` */
export const deeds: Recipe = {
  isChecked: true,
  examples: ['when a book is added, e-mail its owner'],
  read(clause, draft) {
    let best: Told | undefined
    for (const parting of partings(clause)) {
      const told = tell(parting, clause, draft)
      if (told === undefined || (best && best.undone.length <= told.undone.length)) continue
      best = told
      if (told.undone.length === 0) break
    }
    if (best === undefined) return undefined
    const { happening, parting, steps, undone, doing } = best
    if (steps.all.length === 0)
      return {
        problem: `“${undone[0]}” is not something that a rule can do yet: it can send mail, set and change fields, add and delete rows, and refuse.`,
      }
    const { trigger, deeds: said } = parting
    if (steps.all.some(({ kind }) => kind === 'sendMail')) needMail(doing)
    const id = eventId(happening.table, clause)
    addEvent(happening, nameOf(clause), id, steps, doing, `When ${trigger.trim()}: ${said.trim()}.`)
    doing.left.push(...undone)
    return doing.reading
  },
}

/** What one way to part a sentence comes to. */
interface Told {
  readonly parting: Parting
  readonly happening: Happening
  readonly steps: Steps
  readonly doing: Doing
  readonly undone: readonly string[]
}

function tell(parting: Parting, clause: string, draft: Draft): Told | undefined {
  const { trigger, deeds: said } = parting
  if (MAY_NOT_BE.test(said) && !/\b(?:send|mail|notif|set|get)/i.test(said)) return undefined
  const happening = happeningIn(trigger, draft)
  if (happening === undefined) return undefined
  const { table } = happening
  const doing = new Doing(draft)
  const isDrawn = tableInDeeds(said, doing)
  const steps = new Steps(eventId(table, clause))
  const all = said.split(AND).filter((part) => part !== undefined && part.trim() !== '')
  const undone = all.filter((deed) => !effect(deed, table, doing.draft, steps))
  const isNothing = steps.all.length === 0 && (isDrawn || !DOES.test(said))
  return isNothing ? undefined : { parting, happening, steps, doing, undone }
}

const MAY_NOT_BE = /\b(?:can(?:'t|not)?|may|must not|only|refuse|reject)\b/i
const DOES =
  /^(?:(?:then|also|please|automatically|we|it|the system|should|must|shall)\s+)*(?:send|e-?mail|mail|notify|inform|tell|set|mark|reduce|decrease|increase|raise|lower|subtract|deduct|add|create|log|write|record|update|delete|remove|put|call|post)\b|^(?:the|an?|its|their|all|every)\s.+?\s(?:should|must|shall|needs? to|has to|gets?|will|is to|receives?|goes|go|is|are)\s/iu

/** `add a row to auditLogs (text)` draws what it writes to. */
function tableInDeeds(said: string, doing: Doing): boolean {
  const found =
    /\b(?:row|entry|line|record)\s+(?:in(?:to)?|to)\s+(?:an?\s+|the\s+)?(?<table>[\p{L}_]+)(?:\s*\((?<items>[^()]+)\))?/iu.exec(
      said,
    )?.groups
  if (found === undefined || doing.draft.table(found['table'] ?? '')) return false
  const table = tableFor(found['table'] ?? '', doing)
  if (table) giveItems(table, found['items'] ?? 'text', doing)
  return true
}

function needMail(doing: Doing): void {
  if (doing.draft.ofKind('mail').length > 0) return
  doing.do('It sends mail, by a mail server of yours.', [
    {
      type: 'addNode',
      node: { id: doing.draft.freshId('mail'), kind: 'mail', name: 'mail', settings: {} },
    },
  ])
}

const eventId = (table: Node, said: string): string =>
  (
    fieldName(
      `${table.name} ${plainWords(said)
        .split(' ')
        .filter((word) => word.length > 3)
        .slice(0, 4)
        .join(' ')}`,
    ) ?? 'event'
  ).slice(0, 40)

const SMALL =
  /^(?:when|whenever|once|soon|after|every|each|time|that|this|with|from|them|their|should|must|gets|been|have|then|also)$/
const nameOf = (said: string): string =>
  fieldName(
    plainWords(said)
      .replaceAll(/[^a-z ]/g, ' ')
      .split(/\s+/)
      .filter((word) => word.length > 2 && !SMALL.test(word))
      .slice(0, 4)
      .join(' '),
  ) ?? 'rule'

function addEvent(
  { table, when, condition }: Happening,
  name: string,
  id: string,
  steps: Steps,
  doing: Doing,
  says: string,
): void {
  const inner = steps.all
  const all: readonly DrawnStep[] =
    condition === undefined
      ? inner
      : [{ id: `${id}_if`, kind: 'if', settings: { condition }, bodies: { then: inner } }]
  insertEvent(table, { id, name, when: `after${when}`, steps: all }, doing, says)
}

function insertEvent(
  table: Node,
  event: {
    readonly id: string
    readonly name: string
    readonly when: string
    readonly steps: readonly DrawnStep[]
  },
  doing: Doing,
  says: string,
): void {
  const events = table.settings['events']
  const known = (Array.isArray(events) ? events : []).flatMap((one) => (isObject(one) ? [one] : []))
  const id = unlessTaken(event.id, new Set(known.map((one) => String(one['id']))))
  const name = unlessTaken(event.name, new Set(known.map((one) => String(one['name'])))).replaceAll(
    '_',
    '',
  )
  doing.draft.subject = table.id
  doing.do(says, [
    { type: 'insertItem', id: table.id, path: ['events'], item: { ...event, id, name } },
  ])
}

const MAY_NOT = String.raw`(?:can(?:not|'t| not)|may not|must(?:n't| not)|should(?:n't| not)|shall not|is not to|are not to|must never|can never|may never|should never|shall never|isn't allowed to)`
const REFUSED: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:an?\s+|the\s+|any\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:(?:that|which)\s+(?:is|are|has|have|was|were)(?:\s+(?:already|been))*\s+|with\s+)(?<case>.+?)\s+${MAY_NOT}\s+be\s+(?<deed>deleted?|deletable|removed|changed|edited|updated|modified|created|added|cancelled)(?:\s.*)?$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:an?\s+|the\s+|any\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+${MAY_NOT}\s+be\s+(?<deed>deleted?|removed|changed|edited|updated|modified|created|added|made|booked|placed)\s+(?:if|when|while|once|as long as|unless|after)\s+(?<case>.+)$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:refuse|reject|deny|forbid|block|prevent|don't allow|do not allow|disallow|decline)\s+(?:(?:to\s+)?(?<deed>delet\w*|remov\w*|chang\w*|edit\w*|updat\w*|creat\w*|add\w*)\s+)?(?:of\s+)?(?:an?\s+|the\s+|any\s+|new\s+)*(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:if|when|whenever|while|once|as long as|unless|with|whose|that)\s+(?<case>.+)$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:if|when|whenever|once|while|as long as)\s+(?<case>.+?),?\s+(?:(?:an?|the|any|no|new|more)\s+)*(?<table>[\p{L}_]+)\s+(?:${MAY_NOT}\s+be|can no longer be|(?:may|can|must) be)\s+(?<deed>deleted|removed|changed|edited|updated|modified|created|added|made|booked|placed)(?:\s.*)?$`,
    'iu',
  ),
]

/** `an appointment that is done may not be changed`, `a product with reviews can’t be deleted`. */
export const refusals: Recipe = {
  isChecked: true,
  examples: ["a product with reviews can't be deleted"],
  read(clause, draft) {
    for (const pattern of REFUSED) {
      const groups = pattern.exec(clause)?.groups
      const table = groups && draft.table(groups['table'] ?? '')
      if (groups === undefined || table === undefined) continue
      const when = whenOf(groups['deed'])
      const doing = new Doing(draft)
      const id = eventId(table, clause)
      const steps = new Steps(id)
      const condition = caseOf(groups['case'] ?? '', table, when, doing.draft, steps)
      if (condition === undefined) continue
      const one = singularOf(table.name).replaceAll('_', ' ')
      const words = groups['case']?.trim() ?? ''
      const message = text(`This ${one} can’t be ${PAST[when]}: ${words.slice(0, 80)}.`)
      steps.all.push({
        id: `${id}_if`,
        kind: 'if',
        settings: { condition },
        bodies: { then: [{ id: `${id}_no`, kind: 'fail', settings: { status: 409, message } }] },
      })
      insertEvent(
        table,
        { id, name: nameOf(clause), when: `before${when}`, steps: steps.all },
        doing,
        `Refuse to ${VERB[when]} one of ${table.name}, when ${words}.`,
      )
      return doing.reading
    }
    return undefined
  },
}

const PAST = { Create: 'added', Update: 'changed', Delete: 'deleted' } as const
const VERB = { Create: 'add', Update: 'change', Delete: 'delete' } as const

function whenOf(deed: string | undefined): 'Create' | 'Update' | 'Delete' {
  if (deed === undefined || /^(?:creat|add|made|book|plac)/i.test(deed)) return 'Create'
  return /^(?:delet|remov)/i.test(deed) ? 'Delete' : 'Update'
}

/** The formula of a case, with the steps that it takes to look. */
function caseOf(
  words: string,
  table: Node,
  when: string,
  draft: Draft,
  steps: Steps,
): string | undefined {
  const counted = full(words, table, draft, steps) ?? has(words, table, when, draft, steps)
  if (counted !== undefined) return counted
  const values = everyValue(words, table)
  if (values !== undefined) return values
  const state = conditionIn(words, table, draft)
  if (state !== undefined) return state
  return compared(words, table)
}

/** `done or cancelled` */
function everyValue(words: string, table: Node): string | undefined {
  const parts = words.split(/\s+(?:or|and)\s+|\s*,\s*/)
  if (parts.length < 2) return undefined
  const all = parts.map(
    (part) =>
      named(table, 'fields').flatMap((field) =>
        Array.isArray(field['values']) &&
        field['values'].includes(plainWords(part).replaceAll(' ', '_'))
          ? [`row.${field.name} == '${plainWords(part).replaceAll(' ', '_')}'`]
          : [],
      )[0],
  )
  return all.every((one) => one !== undefined) ? all.join(' || ') : undefined
}

/** `the course already has as many enrolments as its capacity`, `it is full`. */
function full(words: string, table: Node, draft: Draft, steps: Steps): string | undefined {
  const found =
    /(?:the\s+|its\s+)?(?<place>[\p{L}_]+)\s+(?:is\s+(?:already\s+)?(?:full|fully booked|sold out|booked out)|(?:already\s+)?has\s+(?:already\s+)?(?:as many|more)\s+[\p{L}_ ]+?\s+(?:as|than)\s+(?:its\s+|the\s+)?(?<limit>[\p{L}_ ]+)|has\s+no\s+(?:free\s+)?[\p{L}]+\s+left)/iu.exec(
      words,
    )?.groups
  const relation =
    found &&
    named(table, 'relations').find(
      ({ name, target }) =>
        name.toLowerCase() === plainWords(found['place'] ?? '') ||
        draft.table(found['place'] ?? '')?.id === target,
    )
  const place = draft.ofKind('table').find(({ id }) => id === relation?.['target'])
  const limit =
    place &&
    (named(place, 'fields').find(({ name }) => name === fieldName(found?.['limit'] ?? '')) ??
      named(place, 'fields').find(({ name }) =>
        /^(?:capacity|seats|places|limit|max\w*|size|spots|stock)$/i.test(name),
      ))
  if (relation === undefined || place === undefined || limit === undefined) return undefined
  steps.add('set', { value: `row.${relation.name}Id` }, 'placeId')
  steps.add(
    'findOne',
    {
      table: place.id,
      where: 'row.id == placeId',
      whenMissing: 'fail',
      message: `There is no such ${relation.name}.`,
      lock: true,
    },
    'place',
  )
  steps.add('count', { table: table.id, where: `row.${relation.name}Id == placeId` }, 'taken')
  return limit['required'] === true
    ? `taken >= place.${limit.name}`
    : `taken >= (place.${limit.name} ?? 0)`
}

/** `it has enrolments`, `reviews`: rows that point to it. */
function has(
  words: string,
  table: Node,
  when: string,
  draft: Draft,
  steps: Steps,
): string | undefined {
  if (when === 'Create') return undefined
  const other = tableSaid(
    words.replace(
      /^(?:it\s+)?(?:still\s+)?(?:has|have|there are|there is|with|is used (?:in|by)|are used in)\s+/i,
      '',
    ),
    draft,
  )
  const back = other && named(other, 'relations').find(({ target }) => target === table.id)
  if (other === undefined || back === undefined) return undefined
  steps.add('set', { value: 'row.id' }, 'itsId')
  steps.add(
    'count',
    {
      table: other.id,
      where:
        back['type'] === 'manyToMany'
          ? `row.${back.name}.filter(one => one.id == itsId).length > 0`
          : `row.${back.name}Id == itsId`,
    },
    'uses',
  )
  return 'uses > 0'
}

const SIGNS: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [
    /\b(?:is|are|lies?|comes?)\s+(?:before|earlier than)\b|\b(?:less|lower|smaller|fewer) than\b|\bis below\b/i,
    '<',
  ],
  [
    /\b(?:is|are|lies?|comes?)\s+(?:after|later than)\b|\b(?:more|greater|higher|larger) than\b|\bexceeds?\b|\bis above\b/i,
    '>',
  ],
]

/** `the end date is before the start date` */
function compared(words: string, table: Node): string | undefined {
  for (const [pattern, sign] of SIGNS) {
    const [one, other, ...more] = words.split(pattern)
    if (one === undefined || other === undefined || more.length > 0) continue
    const [left, right] = [one, other].map((part) =>
      named(table, 'fields').find(
        ({ name }) =>
          name ===
          fieldName(
            part
              .replace(/^(?:\s*(?:the|its|an?)\s+)+/i, '')
              .replace(new RegExp(`\\s+of\\s+.*$`, 'i'), ''),
          ),
      ),
    )
    const number = /^\s*(-?\d+(?:\.\d+)?)\s*$/.exec(other)?.[1]
    if (left && (right || number !== undefined))
      return `row.${left.name} ${sign} ${right ? `row.${right.name}` : number}`
  }
  return undefined
}

const DATE_SET =
  /^(?:the\s+|an?\s+)?(?<field>.+?)\s+(?:should|must|shall|is|are)\s+(?:be\s+)?(?:always\s+)?(?:automatically\s+)?(?:set|filled in?)\s+(?:automatically\s+)?(?:to|with)\s+(?<value>now|today|the current (?:date|time|day)|the time of creation)$/iu

/** `the date is set automatically to now`: a default. */
export const defaultsToNow: Recipe = {
  examples: [],
  read(clause, draft) {
    const groups = DATE_SET.exec(clause)?.groups
    const [meant] = groups === undefined ? [] : (fieldsMeant(groups['field'] ?? '', draft) ?? [])
    if (meant === undefined) return undefined
    const doing = new Doing(draft)
    const command: Command = {
      type: 'setSetting',
      id: meant.table.id,
      path: ['fields', `#${meant.field.id}`, 'default'],
      value: { kind: 'now' },
    }
    doing.do(
      `${meant.field.name} of ${meant.table.name} begins as the time at which it is added.`,
      [command],
    )
    return doing.reading
  },
}
