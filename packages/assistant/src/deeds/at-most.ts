import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { eventId } from './add-event.ts'
import { keptOf, tablesOf } from './act-table.ts'
import { takersOf, TAKES_PART } from './fullness.ts'
import { mailIn } from './acts/address.ts'
import { isTime } from './operand.ts'
import { openRows, saysOpen } from './open-rows.ts'
import type { Refusal } from './refused.ts'
import { rowCase } from './row-case.ts'
import { FlowScene, QueryScene } from './scene.ts'
import type { Sentence } from './sentence.ts'
import { Steps } from './steps.ts'
import { tableSaid } from './table-said.ts'
import { count } from './tie.ts'
import { NUMBER, numberIn, verbOf } from './verbs.ts'

const MOST = String.raw`(?:at (?:the )?most|(?:no|not) more than|never more than|a maximum of|maximum|max\.?|up to|only|more than|a limit of|just|a total of)`
const CAN = String.raw`(?:can(?:not|'t)?|may|must(?:n't)?|should(?:n't)?|could|shall|will|(?:is|are|should be|must be)(?:n't)? (?:not )?(?:allowed|able|permitted|entitled) to|(?:is|are) limited to|limited to|has|have|is|are|gets?)`
const DOES = String.raw`(?<verb>have|has|hold|borrow|make|own|book|keep|place|take|get|rent|write|leave|open|submit|add|create|post|send|reserve|order|buy|lend|enrol(?:led)? (?:in|for|on)|enroll(?:ed)? (?:in|for|on)|register(?:ed)? for|sign up for|request|run|start|attend|visit|join|contain|hold|include|apply for|bid on)`
const WHAT = String.raw`(?<what>[\p{L}_ -]+?)`
const TAIL = String.raw`(?:\s+(?<tail>(?:per|a|an|each|every|for|of|by|in|on|at|to|that|which|who|open|simultaneously|concurrently|altogether|running|waiting|left|in total|within|during|with)\b.*))?`

const LIMITS: readonly RegExp[] = [
  new RegExp(
    String.raw`^(?:(?:an?|each|every|one|the|any|no|all|our)\s+)*(?<who>[\p{L}_ ]+?)\s+(?:${CAN}\s+)+(?:never\s+|not\s+|only\s+|be\s+|also\s+|ever\s+)*(?:${DOES}\s+)?(?<most>${MOST})?\s*(?<many>${NUMBER})\s+${WHAT}${TAIL}$`,
    'iu',
  ),
  new RegExp(
    String.raw`^(?:there\s+(?:can|may|must|should)(?:n't| not| never)?\s+(?:only\s+)?be\s+|allow\s+|only\s+)?(?<most>${MOST})\s*(?<many>${NUMBER})\s+${WHAT}${TAIL}$`,
    'iu',
  ),
]

/** “… and not more than 5 per student” */
const AND_MORE = new RegExp(
  String.raw`^(?<first>.+?\s(?<what>[\p{L}_-]+)\s+(?:per|for|in|by|on|of)\s.+?)\s*(?:,|\band\b|\bbut\b)\s+(?:also\s+)?(?<most>${MOST})\s*(?<many>${NUMBER})\s+(?<rest>(?:per|for|in|by|on|of|each)\s.+)$`,
  'iu',
)

const MODAL = /\b(?:can|may|must|should|could|allowed|cannot|shall|limited|limit|able)\b|n't\b/i
const NOT_MORE =
  /\b(?:no \p{L}+|nobody|no one|not|never|cannot)\b[^.]*\bmore than\b|n't\b[^.]*\bmore than\b/iu

/** “a member may have at most three open loans”, “no more than 5 enrolments per student”. */
export function atMost(
  { main, sides }: Sentence,
  clause: string,
  draft: Draft,
): readonly Refusal[] | undefined {
  if (sides.length > 0) return undefined
  const two = AND_MORE.exec(main.trim())?.groups
  if (two) {
    const { first = '', what = '', most = '', many = '', rest = '' } = two
    const all = [first, `${most} ${many} ${what} ${rest}`].map((one) =>
      atMost({ main: one, sides }, clause, draft),
    )
    return all.every((one) => one !== undefined) ? all.flat() : undefined
  }
  for (const pattern of LIMITS) {
    const groups = pattern.exec(main.trim())?.groups
    if (groups === undefined) continue
    const { who = '', many = '', what = '', most = '', verb, tail = '' } = groups
    if (/more than/i.test(most) && !/no\b|not\b|never/i.test(most) && !NOT_MORE.test(main)) continue
    const isOnePer = MODAL.test(main) && /^(?:per|for (?:each|every|one|a|the same))\b/i.test(tail)
    if (most === '' && !isOnePer && !/\blimited to\b|\bonly\b/i.test(main)) continue
    const isPer = /\b(?:per|for|limited|at (?:a|one|once|the same) time|at once)\b/i.test(main)
    if (!MODAL.test(main) && !isPer) continue
    // “Only one desk” is a relation.
    if (/^(?:one|1)$/i.test(many) && !/\S\s+\S/.test(what.trim()) && tail === '') continue
    const table = keptFor(verb, what, draft)
    const owner = who === '' ? undefined : tableSaid(who, draft)
    if (table === undefined || table.id === owner?.id) continue
    // “A kennel holds one dog”, where no dog is said to be of a kennel.
    const isApart =
      owner !== undefined &&
      !draft.isPersonWord(owner.name) &&
      !named(table, 'relations').some(({ target: id }) => id === owner.id)
    if (isApart) continue
    const number = numberIn(many)
    const scene = new FlowScene(table, 'Create', draft, new Steps(eventId(table, clause)))
    const ties = tiesOf(`${who}, ${perIn(tail)}`, scene)
    const state = stateOf(what, tail, scene)
    if (ties === undefined || state === undefined || number === undefined) continue
    const formula = count({ table, where: ties }, state === '' ? undefined : state, scene)
    return [{ scene, time: 'before', condition: `${formula} >= ${number}`, words: clause }]
  }
  return undefined
}

/** “borrow more than three books”: what is kept of it are loans. */
export function keptFor(verb: string | undefined, what: string, draft: Draft): Node | undefined {
  const thing = tableSaid(what, draft)
  const [does = 'have', ...more] = (verb ?? 'have').toLowerCase().split(' ')
  const isHaving =
    more.length === 0 &&
    /^(?:have|has|hold|own|keep|make|contain|include|get|add|create|write|leave|place|submit|open|run|start|send|post)$/.test(
      does,
    )
  if (thing === undefined) return tablesOf(what.trim().split(' ').at(-1) ?? '', draft)[0]
  if (isHaving) return thing
  const between = TAKES_PART.test(verbOf(does)) ? takersOf(thing, draft) : undefined
  return keptOf(does, thing, draft) ?? between ?? (verb === undefined ? thing : undefined)
}

const perIn = (tail: string): string =>
  /\b(?:per|for (?:each|every|one|an?|any|the same)|of (?:the same|one|each)|by (?:the same|one)|on (?:the same|one)|in (?:the same|one)|for|of|by|on|in|to)\s+(?<who>[\p{L}_ ,]+)$/iu.exec(
    tail,
  )?.groups?.['who'] ?? ''

/** Whose rows are counted: of whom and of what it is said, each by its relation, or the owner. */
export function tiesOf(words: string, scene: FlowScene): string | undefined {
  const { table, draft } = scene
  const saids = words
    .split(/\s*,\s*|\s+(?:and|per|in|on|of|for)\s+|\s{2,}/)
    .filter((one) => /\p{L}{2}/u.test(one))
  const relations = named(table, 'relations').filter(({ type }) => type !== 'manyToMany')
  const wheres = saids.flatMap((said): readonly string[] => {
    const target = tableSaid(said, draft)
    const relation =
      relations.find((one) => target !== undefined && one['target'] === target.id) ??
      relations.find(({ name }) => said.toLowerCase().split(' ').includes(name.toLowerCase()))
    if (relation) {
      const key = scene.value(`row.${relation.name}Id`, `${relation.name} id`)
      return [`row.${relation.name}Id == ${key}`]
    }
    return []
  })
  const isSomebody = saids.some((said) => target(said, draft)) || wheres.length === 0
  const own = isSomebody && table.settings['owner'] === true ? ['row.owner == user'] : []
  // Where nobody owns the rows they may be of a person all the same.
  const of = relations.find(({ target: id }) => {
    const node = draft.playing('rows').find((one) => one.id === id)
    return node !== undefined && (mailIn(node) !== undefined || draft.isPerson(node.name))
  })
  const isTheirs = isSomebody && own.length === 0 && wheres.length > 0 && of !== undefined
  const theirs = isTheirs
    ? [`row.${of.name}Id == ${scene.value(`row.${of.name}Id`, `${of.name} id`)}`]
    : []
  const all = [...new Set([...own, ...theirs, ...wheres])]
  return all.length === 0 ? undefined : all.join(' && ')
}

/** Whether it is said of people, whatever they are called. */
const target = (said: string, draft: Draft): boolean =>
  /^(?:an?\s+|the\s+|each\s+|every\s+|same\s+)*(?:person|people|user|users|somebody|someone|nobody|no one|one|you|they|we|anyone|everyone|author|owner)$/i.test(
    said.trim(),
  ) || draft.isPerson(said)

const DAY =
  /\b(?:per|a|each|every|and(?: per)?|in one|on one|on the same|the same|within a|in a)\s+(?<unit>day|week|month|year|hour)\b/iu

/** Which of them count: those of a state that is said, those that are open, those of a day; undefined where that can't be told. */
function stateOf(what: string, tail: string, scene: FlowScene): string | undefined {
  const { table, draft } = scene
  const conditions: string[] = []
  const adjectives = what.trim().replace(/\S+$/, '').trim()
  const behind =
    /\b(?:that|which|who)\s+(?:is|are|has|have)\s+(?<state>.+?)(?:\s+(?:at (?:a|the same) time|at once))?$/iu.exec(
      tail,
    )?.groups?.['state']
  for (const said of [adjectives, behind ?? '']) {
    const bare = said
      .replaceAll(/\b(?:of|the|their|same|different|such|new|pieces|units)\b/gi, '')
      .trim()
    if (bare === '' || tableSaid(bare, draft)) continue
    const query = new QueryScene(table, draft)
    const state = rowCase(`is ${bare}`, query) ?? (saysOpen(bare) ? openRows(table) : undefined)
    if (state === undefined) return undefined
    conditions.push(state)
  }
  const unit = DAY.exec(tail)?.groups?.['unit']?.toLowerCase()
  if (unit !== undefined) {
    const since = unit === 'day' ? (sameDay(scene) ?? sinceOf(unit, table)) : sinceOf(unit, table)
    if (since === undefined) return undefined
    conditions.push(since)
  }
  const isAtOnce =
    /\b(?:at (?:a|the same|one|any) time|at once|simultaneously|concurrently|open|running)\b/i.test(
      tail,
    )
  const open = isAtOnce && conditions.length === 0 ? openRows(table) : undefined
  if (open !== undefined) conditions.push(open)
  return conditions.map((one) => (one.includes('||') ? `(${one})` : one)).join(' && ')
}

const SPANS: Readonly<Record<string, string>> = {
  hour: 'addHours(now(), -1)',
  day: "startOfDay(today(), 'UTC')",
  week: 'addDays(now(), -7)',
  month: 'addMonths(now(), -1)',
  year: 'addYears(now(), -1)',
}

/** Those on the day that the new one is on. */
export function sameDay(scene: FlowScene): string | undefined {
  const [field] = named(scene.table, 'fields').filter(isTime)
  if (field === undefined || field['required'] !== true) return undefined
  if (field['type'] === 'date') {
    const day = scene.value(`row.${field.name}`, 'day')
    return `row.${field.name} == ${day}`
  }
  const from = scene.value(`startOfDay(dateOf(row.${field.name}, 'UTC'), 'UTC')`, 'from')
  const to = scene.value(`addDays(${from}, 1)`, 'to')
  return `row.${field.name} >= ${from} && row.${field.name} < ${to}`
}

/** Those that were added on this day, or in the week that ends now; where rows keep when that was. */
const sinceOf = (unit: string, table: Node): string | undefined =>
  table.settings['timestamps'] === true && SPANS[unit] !== undefined
    ? `row.createdAt >= ${SPANS[unit]}`
    : undefined
