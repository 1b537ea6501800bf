import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { actIn } from './act.ts'
import { LETTERS } from './acts/address.ts'
import { fieldAt, isNumeric } from './operand.ts'
import { oneOf, placesOf, QueryScene } from './scene.ts'
import type { Trigger } from './note-trigger.ts'
import { stateIn } from './states.ts'
import { tableSaid } from './table-said.ts'
import { doneOf, isA, NOMINAL, verbOf } from './verbs.ts'

/** What a note asks for, as a whole sentence. */
export interface Effect {
  readonly said: string
  readonly isRefused: boolean
}

const AND =
  /\s*[,;&](?![^()]*\))\s*(?:and\s+)?|\s+(?:and|plus)\s+(?=(?:no|mail|e-?mail|send|notify|set)\s)/iu
const REFUSED =
  '(?:errors?|refused?|reject(?:ed)?|fails?|forbidden|forbid|block(?:ed)?|deny|denied|declined?|stop|abort|impossible|not (?:allowed|possible|ok|accepted|permitted)|4\\d\\d)'
const REFUSE = new RegExp(
  `^(?:(?:an?|with)\\s+)?${REFUSED}(?:\\s+(?:it|(?:with\\s+)?4\\d\\d))?$`,
  'iu',
)
const IS_REFUSED = new RegExp(`^(?<what>.+?)\\s+${REFUSED}$`, 'iu')
const NO =
  /^no\s+(?:(?:new|more|further)\s+)*(?<what>[\p{L}_]+(?:\s[\p{L}_]+)?)(?:\s+(?:possible|allowed|any ?more))?$/iu

const MAY_NOT = /^(?:can(?:not|'t| not)|may not|must(?:n't| not)|never|no longer)\s/iu
const NOTHING = /^nothing\b.*\b(?:can|may|must|should)\s+be\s+(?<verb>\p{L}+)(?:\s+any ?more)?$/iu
/** “welcome mail” */
const LETTER = new RegExp(`^(?:[\\p{L}-]+\\s+)?${LETTERS}$`, 'iu')
/** “activity "renamed"”, “new invoice (job, amount = price)” */
const ROW =
  /^(?:(?:an?|new|add|create|one)\s+)*(?<what>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?<rest>".+"|\(.+\))$/iu

/** All that is asked for; undefined where some of it is nothing that is noted so. */
export function effectsOf(
  said: string,
  trigger: Trigger,
  draft: Draft,
): readonly Effect[] | undefined {
  const all = said.split(AND).map((part) => effectOf(part.trim(), trigger, draft))
  return all.every((one) => one !== undefined) ? all : undefined
}

function effectOf(part: string, trigger: Trigger, draft: Draft): Effect | undefined {
  const { thing } = trigger
  // What is refused is then told by when it is.
  if (REFUSE.test(part)) return { said: '', isRefused: true }
  if (MAY_NOT.test(part)) return { said: `${thing} ${part}`, isRefused: true }
  const nothing = NOTHING.exec(part)?.groups?.['verb']
  if (nothing !== undefined) return { said: `${thing} can't be ${nothing}`, isRefused: true }
  const no = NO.exec(part)?.groups?.['what']
  if (no !== undefined) return notDone(no, thing, draft)
  const refused = IS_REFUSED.exec(part)?.groups?.['what']
  if (refused !== undefined) return notDone(refused, thing, draft)
  const change = amountIn(part, trigger, draft) ?? becomingIn(part, trigger, draft)
  if (change !== undefined) return { said: change, isRefused: false }
  if (LETTER.test(part)) return { said: `send a ${part}`, isRefused: false }
  const row = ROW.exec(part)?.groups
  const table = row && draft.table(row['what'] ?? '')
  const isMade = table === undefined ? part.endsWith(')') : table.id !== trigger.table?.id
  if (row && isMade) return { said: `create ${row['what']} ${row['rest']}`, isRefused: false }
  const act = actIn(part)
  return act === undefined || isA(act.verb, 'refuse') || /\b(?:can|may)\b/iu.test(part)
    ? undefined
    : { said: part, isRefused: false }
}

/** “no booking”, “no edit” */
function notDone(what: string, thing: string, draft: Draft): Effect | undefined {
  const bare = what.replace(/^(?:the|an?)\s+/iu, '')
  if (tableSaid(bare, draft) !== undefined) return { said: `no ${bare}`, isRefused: true }
  const done = NOMINAL.get(bare.toLowerCase().replace(/s$/u, ''))
  const verb = done ?? verbOf(bare)
  const isDone =
    isA(verb, 'update') || isA(verb, 'delete') || isA(verb, 'set') || verb.startsWith('cancel')
  return isDone ? { said: `${thing} can't be ${done ?? doneOf(verb)}`, isRefused: true } : undefined
}

const MOVES =
  /^(?<what>.+?)\s*(?<way>\bup\b|\bdown\b|\bplus\b|\bminus\b|\+=?|[-−–]=?)\s*(?:by\s+)?(?<by>.*)$/iu
const SIGNED = /^(?<way>[+−–-])\s*(?<by>\d+(?:[.,]\d+)?)\s+(?<what>\p{L}.*)$/iu

/** “stock down”, “points + 3”, “seats −1”, “+1 point” */
function amountIn(part: string, trigger: Trigger, draft: Draft): string | undefined {
  const { what = '', way = '', by = '' } = (SIGNED.exec(part) ?? MOVES.exec(part))?.groups ?? {}
  if (what === '' || isA(what.split(' ')[0] ?? '', 'set')) return undefined
  const bare = what.replace(/\s+(?:go(?:es)?|is|are|moves?)$/iu, '').replace(/^the\s+/iu, '')
  if (!isNumber(bare, trigger, draft)) return undefined
  const direction = /^(?:up|plus|\+)/iu.test(way) ? 'up' : 'down'
  return `the ${bare} goes ${direction}${by === '' ? '' : ` by ${by}`}`
}

function isNumber(words: string, { table }: Trigger, draft: Draft): boolean {
  const tables = table === undefined ? draft.playing('rows') : [table]
  return tables.some((one) => fieldAt(words, new QueryScene(one, draft), isNumeric) !== undefined)
}

const TO = /^(?:the\s+)?(?<what>[\p{L}_]+(?:\s[\p{L}_]+){0,2})\s*:?=\s*(?<value>.+)$/iu

/** “car free”, “closed at = now”, “archived” */
function becomingIn(part: string, { table }: Trigger, draft: Draft): string | undefined {
  const set = TO.exec(part)?.groups
  if (set) return `set the ${set['what']} to ${set['value']}`
  const places = table === undefined ? [] : placesOf(table, draft)
  for (const { table: of, path } of places) {
    const names = [oneOf(of), path.at(-1)?.name ?? oneOf(of)]
    for (const name of names) {
      const rest = new RegExp(
        `^(?:the\\s+)?${name}\\s+(?:again\\s+)?(?<state>[\\p{L}_-]+(?: [\\p{L}_-]+){0,2})$`,
        'iu',
      ).exec(part)?.groups?.['state']
      if (rest !== undefined && !isA(name, 'tell') && stateIn(`is ${rest}`, of) !== undefined)
        return `the ${name} becomes ${rest}`
    }
    const field = named(of, 'fields').find(({ name }) =>
      part.toLowerCase().startsWith(`${name.toLowerCase()} `),
    )
    const value =
      field &&
      part
        .slice(field.name.length)
        .trim()
        .replace(/^(?:to|is|becomes)\s+/iu, '')
    if (field && value && Array.isArray(field['values']) && field['values'].includes(value))
      return `the ${field.name} becomes ${value}`
  }
  return undefined
}
