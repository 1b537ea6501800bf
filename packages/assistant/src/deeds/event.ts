import { singularOf } from '@drawbridge/kinds/faces'
import { isObject, type Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { valueSaid } from '../people/condition.ts'
import { isDoer } from '../people/person-words.ts'
import { plainWords } from '../words.ts'
import { keptOf, tablesOf } from './act-table.ts'
import { doneBy } from './doer.ts'
import { fieldEvent } from './field-event.ts'
import type { Happening } from './happening.ts'
import { levelIn } from './level.ts'
import { stateIn, stateOfVerb } from './states.ts'
import { tableSaid } from './table-said.ts'
import { doneOf, isA, NOMINAL, verbOf } from './verbs.ts'

const CREATED =
  /\b(?:created|added|made|placed|booked|posted|written|submitted|registered|inserted|saved|opened|uploaded|received|sent in|comes? in|arrives?|entered|recorded|bought|new|signs? up|signed up|registers?|joins?|appears?|filed|reported|requested|raised|logged|issued|scheduled)\b/i
const DELETED = /\b(?:deleted|removed|erased|withdrawn)\b/i
const CHANGED = /\b(?:changed|changes|updated|edited|modified|altered)\b/i

/** `an order is paid`, `a comment is deleted`, `the stock of a product falls below 5`. */
export function happeningIn(
  words: string,
  draft: Draft,
  by = 'when',
  it: Node | undefined = draft.subjectTable(),
): Happening | undefined {
  const said = named_(words)
    .trim()
    .replace(/^that\s+/, '')
    .replace(/^(?=(?:not\s+)?\p{L}+(?:ed|aid|one|ent)$)/iu, 'it is ')
    .replace(
      /^(?:one|any|some) of (?:the|our|my)\s+(?<who>\p{L}+)(?=\s)/iu,
      (_, who: string) => `a ${singularOf(who)}`,
    )
    // “it is a doctor who is cancelling it”
    .replace(/^it\s+(?:is|was)\s+(?<who>.+?)\s+(?:who|that)\s+/i, '$<who> ')
    .replace(/\b(?:is|are)\s+(?<does>\p{L}{3,}ing)\b/iu, (_, does: string) => `${verbOf(does)}s`)
    .replaceAll(
      /(?:'s been|\b(?:has been|have been|gets|got|was|were)|'s(?=\s+(?:(?:not|now|just|already|newly)\s+)?(?:\p{L}+(?:ed|en)|paid|sent|made|done|gone|sold|lost|put|set|in|out|over|full|new|there)\b)|\bhas(?= (?:just )?(?:\p{L}+ed|paid|sent|made)\b))\b/giu,
      (all) => (all.startsWith("'") ? ' is' : 'is'),
    )
    .replaceAll(/\b(?:successfully|finally|just|later|newly|then|automatically)\s+/gi, '')
    .replace(
      /\s+(?:later|afterwards|successfully|by (?:an?\s|the\s)?[\p{L}-]+(?:\s(?:user|member))?)$/iu,
      '',
    )
  const other = SOMEBODY_ELSE.exec(said.trim())?.groups?.['does']
  if (other !== undefined) {
    const happening = happeningIn(`somebody ${other}`, draft, by, it)
    return happening?.table.settings['owner'] === true && happening.when !== 'Create'
      ? {
          ...happening,
          condition: [happening.condition, 'user?.id != row.ownerId']
            .filter((one) => one !== undefined)
            .join(' && '),
        }
      : undefined
  }
  const found =
    levelIn(said, draft) ??
    fieldEvent(said, draft, it) ??
    (/\b(?:less|more|fewer|later|earlier|longer) than\b|\bat (?:least|most)\b/i.test(said)
      ? undefined
      : (somebodyDoes(said, draft, it) ?? isDone(said, draft, by, it)))
  const role = found && doneBy(words, draft)
  if (found === undefined) return undefined
  const { condition } = found
  if (role === undefined) return { ...found, said: words }
  return {
    ...found,
    said: words,
    condition:
      condition === undefined
        ? role
        : `${condition} && ${role.includes('||') ? `(${role})` : role}`,
  }
}

const SOMEBODY_ELSE =
  /^(?:somebody|someone|anybody|anyone)\s+(?:else\s+)?(?:other\s+)?(?:than|but)\s+(?:the|its|their)\s+(?:owner|author|creator)\s+(?<does>.+)$/iu

/** `cancellation of an order`, `payment` → `an order is cancelled`, `it is paid`. */
function named_(words: string): string {
  const found =
    /^(?:(?:the|an?|every|each|any|new|successful)\s+)*(?<noun>[\p{L}]+)(?:\s+(?:of|for)\s+(?<what>.+))?$/iu.exec(
      words.trim(),
    )?.groups
  const noun = found?.['noun']?.toLowerCase() ?? ''
  const done = NOMINAL.get(noun.replace(/s$/, '')) ?? NOMINAL.get(noun)
  if (done === undefined) {
    const last = /^(?:(?:the|an?|every|each|any)\s+)*(?<what>[\p{L}]+)\s+(?<noun>[\p{L}]+)$/iu.exec(
      words.trim(),
    )?.groups
    const of = NOMINAL.get(last?.['noun']?.toLowerCase() ?? '')
    return of === undefined ? words : `the ${last?.['what']} is ${of}`
  }
  return found?.['what'] === undefined ? `it is ${done}` : `${found['what']} is ${done}`
}

const DOES =
  /^(?:(?:an?|the|some|any|one|another)\s+)?(?<who>[\p{L}-]+(?:\s[\p{L}-]+)?)\s+(?:(?:has|have|'s)\s+)?(?<verb>[\p{L}-]+)\s+(?:(?<joint>on|to|for|in|up|out|off)\s+)?(?:(?:an?|the|their|his|her|its|another|new|some|one|own|of)\s+)*(?<thing>[\p{L}_]+(?:\s[\p{L}_]+)?)(?<rest>.*)$/iu

/** “a customer places an order”, “an admin approves a booking”, “somebody comments on a post”. */
function somebodyDoes(said: string, draft: Draft, it: Node | undefined): Happening | undefined {
  const signsUp =
    /^(?:(?:an?|the|some)\s+)?(?:new\s+)?(?<who>[\p{L}]+)\s+(?:registers?|signs? up|joins?|creates? (?:an )?account|is (?:created|registered|added))$/iu.exec(
      said,
    )?.groups
  const accounts = draft.accounts()
  if (
    signsUp &&
    accounts &&
    draft.table(signsUp['who'] ?? '') === undefined &&
    isSomebody(signsUp['who'] ?? '', draft)
  )
    return { table: accounts, when: 'Create' }
  // “when somebody enrols”
  const alone = /^(?:(?:an?|the|some)\s+)?(?<who>\p{L}+)\s+(?<verb>\p{L}{4,}s)$/iu.exec(
    said,
  )?.groups
  const [kept_, ...more] =
    alone && isSomebody(alone['who'] ?? '', draft) ? tablesOf(alone['verb'] ?? '', draft) : []
  if (kept_ && more.length === 0) return { table: kept_, when: 'Create' }
  const groups = DOES.exec(said)?.groups
  if (groups === undefined) return undefined
  const { who = '', verb = '', joint, thing = '' } = groups
  const words = who.split(' ')
  const isTwo = words.length === 2 && !isSomebody(who, draft) && isSomebody(words[0] ?? '', draft)
  const does = isTwo ? (words[1] ?? '') : verb
  if (
    !isSomebody(isTwo ? (words[0] ?? '') : who, draft) ||
    /^(?:is|are|be|has|have|can)$/i.test(does)
  )
    return undefined
  const said_ = isTwo ? `${verb} ${joint ?? ''} ${thing}` : thing
  const isIt = /^(?:it|them|one|this|that)$/i.test(thing.split(' ')[0] ?? '')
  const table =
    draft.table(thing) ??
    draft.table(thing.split(' ')[0] ?? '') ??
    tableSaid(said_, draft) ??
    (isIt ? it : undefined)
  if (table === undefined) return undefined
  const kept = keptOf(does, table, draft)
  if (kept && kept.id !== table.id) return { table: kept, when: 'Create' }
  return deedOf(does, table, said)
}

function isSomebody(words: string, draft: Draft): boolean {
  const last = plainWords(words).split(' ').at(-1) ?? ''
  return (
    isDoer(last) ||
    draft.isPerson(words) ||
    /^(?:we|i|you|they|he|she|someone|somebody|anyone)$/i.test(words)
  )
}

/** What a verb makes of rows of a table. */
function deedOf(verb: string, table: Node, said: string): Happening | undefined {
  const undone = /^un(?<done>\p{L}{4,})$/iu.exec(verb)?.groups?.['done']
  const state =
    stateOfVerb(verb, table) ??
    (undone
      ? stateIn(`is not ${doneOf(undone)}`, table)
      : isA(verb, 'create')
        ? undefined
        : stateIn(`is ${doneOf(verb)}`, table))
  if (state !== undefined) return { table, when: 'Update', condition: state }
  if (isA(verb, 'delete') || verbOf(verb).startsWith('cancel')) return { table, when: 'Delete' }
  if (isA(verb, 'create') || CREATED.test(said)) return { table, when: 'Create' }
  if (isA(verb, 'update')) return { table, when: 'Update' }
  return undefined
}

function isDone(
  said: string,
  draft: Draft,
  by: string,
  it: Node | undefined,
): Happening | undefined {
  const isIt = /^(?:it|they|this|that|one|something|anything)\b/i.test(said)
  const last = draft.playing('rows').find(({ id }) => id === draft.happened?.table)
  if (
    last &&
    /^(?:it|they|this|that|one)\s+(?:is|are)\s+(?:in|in there|in it|there|through|accepted|fine|all right|ok(?:ay)?|saved|stored|done)$/i.test(
      said,
    )
  )
    return { table: last, when: 'Create' }
  const table = saidOf(said, draft) ?? (isIt ? (it ?? onlyOne(said, draft)) : undefined)
  const given =
    table === undefined && /^(?:on|with|for)\b/.test(by)
      ? fieldEvent(`the ${said.replace(/^(?:(?:an?|the|new)\s+)+/i, '')} is given`, draft, it)
      : undefined
  if (table === undefined) return given ?? enrolled(said, draft)
  if (DELETED.test(said)) return { table, when: 'Delete' }
  const isNew = /\b(?:created|added|placed|new|inserted|submitted)\b/i.test(said)
  const field = CHANGED.test(said) ? fieldSaid(said, table) : undefined
  const state = isFirstState(said, table) ? undefined : stateIn(said, table)
  if (state !== undefined && isNew) {
    const condition = state.split(' && ')[0]
    return { table, when: 'Create', ...(condition !== undefined && { condition }) }
  }
  if (state !== undefined) return { table, when: 'Update', condition: state }
  if (field !== undefined)
    return { table, when: 'Update', condition: `row.${field} != before.${field}` }
  const verb = /\b(?:is|are)\s+(?<verb>[\p{L}]+)/iu.exec(said)?.groups?.['verb']
  const kept = verb === undefined || CREATED.test(said) ? undefined : keptOf(verb, table, draft)
  if (kept && kept.id !== table.id) return { table: kept, when: 'Create' }
  if (CREATED.test(said)) return { table, when: 'Create' }
  if (CHANGED.test(said)) return { table, when: 'Update' }
  if (/\b(?:is|are)\s+(?:\p{L}+\s+)?cancel/iu.test(said)) return { table, when: 'Delete' }
  // “every order”, “each new enrolment”
  return /^(?:for|on|with|upon|after)\b/.test(by) &&
    /^(?:(?:an?|the|every|each|any|new)\s+)*[\p{L}_]+(?:\s[\p{L}_]+)?$/iu.test(said) &&
    !/\b(?:is|are)\b/i.test(said)
    ? { table, when: 'Create' }
    : undefined
}

/** What something happens to stands before the verb, or behind “for”: “a payment is received for an order”. */
function saidOf(said: string, draft: Draft): Node | undefined {
  const [, subject, rest] = /^(.+?)\s+(?:is|are|becomes?|changes?)\b(.*)$/i.exec(said) ?? []
  if (subject === undefined) return tableSaid(said, draft)
  const behind = /\b(?:for|of|in|to|on|from)\s+(?<what>.+)$/i.exec(rest ?? '')?.groups?.['what']
  return tableSaid(subject, draft) ?? (behind === undefined ? undefined : tableSaid(behind, draft))
}

/** “On cancellation”: of that of which there is one alone. */
function onlyOne(said: string, draft: Draft): Node | undefined {
  const [only, ...others] = draft.playing('rows').filter((table) => stateIn(said, table))
  return others.length === 0 ? only : undefined
}

function fieldSaid(said: string, table: Node): string | undefined {
  const words = plainWords(said).split(/[^\p{L}]+/u)
  return named(table, 'fields').find(({ name }) =>
    words.some((word) => word.length > 2 && name.toLowerCase() === word),
  )?.name
}

/** What rows begin as is nothing that becomes of them: an appointment is booked when it is made. */
function isFirstState(words: string, table: Node): boolean {
  const choice = CREATED.test(words) ? valueSaid(words, table) : undefined
  const values = choice?.field['values']
  const begins = choice?.field['default']
  const first = isObject(begins) ? begins['value'] : Array.isArray(values) ? values[0] : undefined
  return choice !== undefined && choice.value === first
}

/** `a student is enrolled` makes an enrolment. */
function enrolled(said: string, draft: Draft): Happening | undefined {
  const verb = /\bis\s+(?<verb>[\p{L}]{4,})(?:ed|led|t)\b/iu
    .exec(said)
    ?.groups?.['verb']?.toLowerCase()
  const noun = /^(?<noun>[\p{L}]{4,})$/u.exec(plainWords(said))?.[0]
  const stem = verb ?? noun
  const table =
    stem === undefined
      ? undefined
      : draft
          .playing('rows')
          .find(
            ({ name }) =>
              name.toLowerCase().startsWith(stem.slice(0, 5)) &&
              /(?:ments?|ings?|ions?|als?)$/.test(name),
          )
  return table && { table, when: 'Create' }
}
