import { spokenValue } from '@drawbridge/kinds/faces'
import { isObject, itemsOf, listed, type Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { allFlows, nameOfFlow, stepsWithin } from '../explain/drawn-flows.ts'
import { fieldSays } from '../explain/explain-part.ts'
import { mentions, stepSays, wordsIn } from '../explain/step-words.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { fieldsMeant, type FieldMeant } from '../things/fields-meant.ts'
import { tablesIn } from './table-in.ts'

/** The fields that a question speaks of: in the table that it names, or in the only one. */
export function fieldsAsked(said: string, draft: Draft): readonly FieldMeant[] {
  const words = said.split(/[^\p{L}\p{N}_'-]+/u).filter(Boolean)
  const tables = tablesIn(said, draft)
  const found = words.flatMap((_, at) =>
    [2, 1].flatMap((count) => {
      const some = words.slice(at, at + count)
      if (
        some.length < count ||
        some.some((word) => /^(?:of|in|on|for|the|an?)$/i.test(word)) ||
        some.join(' ').length < 3
      )
        return []
      const one = some.join(' ')
      const inThem = tables.flatMap((table) => fieldsMeant(`${one} of ${table.name}`, draft) ?? [])
      return inThem.length > 0 ? inThem : tables.length > 0 ? [] : (fieldsMeant(one, draft) ?? [])
    }),
  )
  return found.filter(
    (one, at) =>
      found.findIndex(
        ({ table, field }) => table.id === one.table.id && field.id === one.field.id,
      ) === at,
  )
}

/** `sku of products: text, required, no two rows have the same.` */
const saidOf = ({ field, table }: FieldMeant): string =>
  'target' in field
    ? `${field.name} of ${table.name}: ${field['required'] === true ? 'required' : 'may be empty'}.`
    : `${field.name} of ${table.name}: ${fieldSays(field)}.`

type Judged = (field: NamedItem) => boolean

const number = (value: unknown): number => (typeof value === 'number' ? value : Number(value))
const isRequired: Judged = (field) => field['required'] === true
const isUnique: Judged = (field) => field['unique'] === true
const isSecret: Judged = ({ visibility }) => visibility === 'hidden' || visibility === 'writeOnly'
const isAtLeast =
  (least: number): Judged =>
  ({ minimum }) =>
    minimum !== undefined && number(minimum) >= least
const not =
  (judge: Judged): Judged =>
  (field) =>
    !judge(field)

/** What is asked of a field, by the words that ask it. */
const ASKED: readonly (readonly [words: RegExp, judge: Judged])[] = [
  [
    /\b(?:twice|(?:have|with|share) the same|more than once|again|repeated|duplicates?)\b/i,
    not(isUnique),
  ],
  [/\b(?:unique|only once)\b/i, isUnique],
  [/\b(?:optional|empty|blank|left out|omitted|missing|null|nothing|without)\b/i, not(isRequired)],
  [
    /\b(?:required|mandatory|compulsory|obligatory|needed|have to|has to|must|given|filled in|need)\b/i,
    isRequired,
  ],
  [/\b(?:hidden|secret|private|concealed)\b/i, isSecret],
  [/\bread[- ]?only\b/i, ({ visibility }) => visibility === 'readOnly'],
  [/\b(?:negative|below zero|less than zero|under zero|minus)\b/i, not(isAtLeast(0))],
  [/\b(?:zero|0)\b/i, not(isAtLeast(1))],
]

/** “Is the sku unique?”, “can a price be negative?”, “do I have to give a phone?” */
export function isIt(said: string, draft: Draft): string | undefined {
  const [words, judge] = ASKED.find(([pattern]) => pattern.test(said)) ?? []
  if (
    words === undefined ||
    judge === undefined ||
    !/^(?:is|are|must|does|do|should|can|could|may|has|have|will)\b/i.test(said)
  )
    return undefined
  const meant = fieldsAsked(said, draft)
  const [first] = meant
  if (first === undefined) return undefined
  const word = /^(?:is|are)\b/i.test(said) ? (words.exec(said)?.[0] ?? '') : ''
  return meant
    .map((one) => {
      const says = judge(one.field) ? `Yes, ${word}` : `No, not ${word}`
      return `${word === '' ? says.replace(/,.*/, '') : says}. ${saidOf(one)}`
    })
    .join(' ')
}

const IS_THERE =
  /^(?:(?:is|are) there|does|do|has|have)\b.*\b(?:fields?|columns?|has|have|stores?|keeps?|contains?|records?|saves?|holds?|includes?)\b/i

/** “Does a post have a picture?” */
export function isThere(said: string, draft: Draft): string | undefined {
  const [table] = IS_THERE.test(said) ? tablesIn(said, draft) : []
  if (table === undefined) return undefined
  const meant = fieldsAsked(said, draft)
  if (meant.length > 0) return `Yes. ${meant.map(saidOf).join(' ')}`
  const names = [...named(table, 'fields'), ...named(table, 'relations')].map(({ name }) => name)
  return tablesIn(said, draft).length > 1
    ? undefined
    : `${table.name} holds nothing of that name, but ${listed(names, 'and') || 'nothing yet'}.`
}

const LIMITED =
  /\b(?:shortest|longest|smallest|biggest|largest|lowest|highest|cheapest|minimum|maximum|min|max|at most|at least|limits?|limited|validat\w+|allowed|values?|options?|choices|states?|statuses|type|sort of|default|how (?:long|short|big|small|high|low|large|many (?:characters|letters|digits))|(?:what|which) (?:can|may|could)|be\??$|begins?|starts?|initial\w*|mean|hold|format|look like)\b/i
const CHOSEN = /\b(?:values?|options?|choices|states?|statuses|kinds?|sorts?)\b/i
const BOUND =
  /\b(?:limits?|limited|longest|shortest|how (?:long|short)|min\w*|max\w*|at (?:most|least)|validat\w+)\b/i
const LIMITS = ['minimum', 'maximum', 'minLength', 'maxLength']

/** “How long may a title be?”, “what is the shortest appointment?”, “which values may the status have?” */
export function whatLimits(said: string, draft: Draft): string | undefined {
  if (!LIMITED.test(said)) return undefined
  const meant = fieldsAsked(said.replace(/\bhow (?:many|long|big|high)\b/i, ' '), draft)
  if (meant.length > 0) return meant.map(saidOf).join(' ')
  const table: Node | undefined = tablesIn(said, draft)[0]
  const keys = CHOSEN.test(said) ? ['values'] : BOUND.test(said) ? LIMITS : []
  const limited = (table ? named(table, 'fields') : []).filter((field) =>
    keys.some((key) => field[key] !== undefined),
  )
  return table === undefined || limited.length === 0
    ? undefined
    : limited.map((field) => saidOf({ table, field })).join(' ')
}

const WORKED_OUT =
  /^(?:how|where|what|who|when)\b.*\b(?:work(?:s|ed)? out|calculat\w+|comput\w+|determin\w+|comes? (?:about|from)|came from|formula|added up|made up|derived|set|filled|get its value)\b/i

/** “How is the total worked out?” */
export function howWorkedOut(said: string, draft: Draft): string | undefined {
  if (!WORKED_OUT.test(said)) return undefined
  const lowered = said.toLowerCase()
  const tables = tablesIn(said, draft)
  const within = tables.length > 0 ? tables : draft.playing('rows')
  const worked = within.flatMap((table) =>
    itemsOf(table.settings['computed']).flatMap(({ name, formula }) =>
      lowered.replaceAll(' ', '').includes(String(name).toLowerCase())
        ? [
            `${String(name)} of ${table.name}: worked out when it is read, ${spokenValue(String(formula))}.`,
          ]
        : [],
    ),
  )
  if (worked.length > 0) return worked.join(' ')
  const [meant] = fieldsAsked(said, draft)
  if (meant === undefined) return undefined
  const { table, field } = meant
  const words = wordsIn(draft.manifest)
  const set = allFlows(draft.manifest).flatMap((flow) =>
    stepsWithin(flow.steps)
      .filter(({ step }) => {
        const { values } = step.settings
        return mentions(step, table.id) && isObject(values) && field.name in values
      })
      .map(({ step }) => {
        const { values } = step.settings
        const formula = isObject(values) ? String(values[field.name]) : ''
        return `${nameOfFlow(flow)}: ${stepSays(step, words)}, ${field.name} being ${spokenValue(formula)}.`
      }),
  )
  return [
    `${field.name} of ${table.name} is not worked out: it holds what is written into it.`,
    ...set,
  ].join(' ')
}
