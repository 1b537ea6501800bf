import { isObject, type Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { flagSaid, valueSaid } from '../people/condition.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { plainWords } from '../words.ts'

/** What sets a flow going, and in which case. */
export interface Happening {
  readonly table: Node
  readonly when: 'Create' | 'Update' | 'Delete'
  /** Formulas of `row` and, after a change, `before`. */
  readonly condition?: string
}

const CREATED =
  /\b(?:created|added|made|placed|booked|posted|written|submitted|registered|inserted|saved|opened|uploaded|received|sent in|comes? in|arrives?|entered|recorded|bought|new|signs? up|registers?|joins?|appears?)\b/i
const DELETED = /\b(?:deleted|removed|erased)\b/i
const CHANGED = /\b(?:changed|changes|updated|edited|modified)\b/i
const MAKES =
  /^(?:(?:an?|the|some|any)\s*)?(?:someone|somebody|user|customer|member|person|people|users|visitor|student|admin|client|anyone|\p{L}+)\s+(?:places?|makes?|adds?|creates?|submits?|posts?|books?|writes?|uploads?|buys?|sends?|leaves?|opens?|starts?|records?|reports?|files?|requests?)\s+(?:an?|the|their|another|new|some)\s+(?:new\s+)?(?<thing>[\p{L}_]+(?:\s[\p{L}_]+)?)/iu
const BELOW =
  /^(?:the\s+|its\s+|an?\s+)?(?<field>.+?)\s+(?:falls?|drops?|goes?|sinks?|is|gets?|becomes?|runs?|has fallen|has dropped|rises?|reaches|hits?|exceeds?)\s+(?:to\s+)?(?<how>below|under|less than|lower than|fewer than|above|over|more than|greater than|out|to|at|at least|down to)?\s*(?<number>-?\d+(?:\.\d+)?|zero|nothing)?(?:\s+\S+)?(?:\s+after .*)?$/iu

/** `an order is paid`, `a comment is deleted`, `the stock of a product falls below 5`. */
export function happeningIn(words: string, draft: Draft): Happening | undefined {
  const said = words
    .trim()
    .replace(/^(?:that\s+)?/, '')
    .replaceAll(/\b(?:'s been|has been|have been|gets|got|was|were|'s)\b/gi, 'is')
  const made = MAKES.exec(said)?.groups?.['thing']
  const makes =
    made === undefined ? undefined : (draft.table(made) ?? draft.table(made.split(' ')[0] ?? ''))
  if (makes) return { table: makes, when: 'Create' }
  const level = levelIn(said, draft)
  if (level) return level
  const table = tableSaid(said, draft)
  if (table === undefined) return enrolled(said, draft)
  const state = isFirstState(said, table) ? undefined : stateIn(said, table)
  if (DELETED.test(said)) return { table, when: 'Delete' }
  if (state && !/\b(?:created|added|placed)\b/i.test(said))
    return { table, when: 'Update', condition: state }
  if (CREATED.test(said)) return { table, when: 'Create' }
  if (CHANGED.test(said)) return { table, when: 'Update' }
  return undefined
}

/** What rows begin as is nothing that becomes of them: an appointment is booked when it is made. */
function isFirstState(words: string, table: Node): boolean {
  const choice = CREATED.test(words) ? valueSaid(words, table) : undefined
  const values = choice?.field['values']
  const begins = choice?.field['default']
  const first = isObject(begins) ? begins['value'] : Array.isArray(values) ? values[0] : undefined
  return choice !== undefined && choice.value === first
}

export function tableSaid(words: string, draft: Draft): Node | undefined {
  const parts = plainWords(words)
    .replaceAll(/'s\b/g, '')
    .split(/[^\p{L}\d_-]+/u)
  for (let from = 0; from < parts.length; from += 1)
    for (const count of [2, 1]) {
      const table = draft.table(parts.slice(from, from + count).join(' '))
      if (table && parts[from] !== '') return table
    }
  return undefined
}

/** A choice that becomes another, or a yes or no that becomes yes. */
export function stateIn(words: string, table: Node): string | undefined {
  const choice = valueSaid(words, table)
  if (choice)
    return `row.${choice.field.name} == '${choice.value}' && before.${choice.field.name} != '${choice.value}'`
  const flag = flagSaid(words, table)
  return flag && `row.${flag.name} && !before.${flag.name}`
}

function levelIn(said: string, draft: Draft): Happening | undefined {
  const groups = BELOW.exec(said)?.groups
  const [meant] = groups === undefined ? [] : (fieldsMeant(groups['field'] ?? '', draft) ?? [])
  if (
    groups === undefined ||
    meant === undefined ||
    !/^(?:integer|decimal|float|bigint)$/.test(String(meant.field['type']))
  )
    return undefined
  const how = (groups['how'] ?? '').toLowerCase()
  const isOut =
    how === 'out' ||
    /^(?:zero|nothing)$/.test(groups['number'] ?? '') ||
    (how === 'to' && groups['number'] === '0')
  const number = isOut ? '0' : groups['number']
  if (number === undefined) return undefined
  const name = meant.field.name
  const [now, then] =
    isOut || /^(?:to|at|down to|)$/.test(how)
      ? ['<=', '>']
      : /above|over|more|greater|least/.test(how)
        ? ['>', '<=']
        : ['<', '>=']
  return {
    table: meant.table,
    when: 'Update',
    condition: `row.${name} ${now} ${number} && before.${name} ${then} ${number}`,
  }
}

/** `a student is enrolled` makes an enrolment. */
function enrolled(said: string, draft: Draft): Happening | undefined {
  const verb = /\bis\s+(?<verb>[\p{L}]{4,})(?:ed|led|t)\b/iu
    .exec(said)
    ?.groups?.['verb']?.toLowerCase()
  const table =
    verb === undefined
      ? undefined
      : draft
          .ofKind('table')
          .find(
            ({ name }) =>
              name.toLowerCase().startsWith(verb.slice(0, 5)) &&
              /(?:ments?|ings?|ions?|als?)$/.test(name),
          )
  return table && { table, when: 'Create' }
}
