import type { Node } from '@drawbridge/manifest'
import { named, type NamedItem } from '../../fields-of.ts'
import { flagSaid, valueSaid } from '../../people/condition.ts'
import { isSingle, plainWords, sameThing } from '../../words.ts'
import type { Act } from '../act.ts'
import { tableSaid } from '../table-said.ts'
import { bareWords, isPlaceNamed, isTime } from '../operand.ts'
import { openRows } from '../open-rows.ts'
import { rowCase } from '../row-case.ts'
import { QueryScene, type FlowScene } from '../scene.ts'
import { text } from '../steps.ts'
import { fieldOf, valueOf } from '../values.ts'
import { doneOf, verbOf } from '../verbs.ts'
import { write, writeChildren } from './write.ts'

/** “set the status to paid”, “the tool becomes available”, “mark all of its tasks as done”. */
export function setValue({ verb, object, parts, tails }: Act, scene: FlowScene): boolean {
  const said = tails['to'] ?? tails['as'] ?? parts['into'] ?? parts['with']
  if (said === undefined && EMPTIES.test(verb)) return empty(object, scene)
  const [what, value] =
    fieldThenValue(verb, [object, tails['with'] ?? ''], scene) ??
    (said === undefined ? inOne(object, verb) : [object, said])
  const children = childrenIn(what, scene)
  if (children) {
    const state = stateIn(value, children)
    const which = whichIn(what, children, scene)
    return (
      state !== undefined && which !== undefined && writeChildren(children, state, which, scene)
    )
  }
  for (const place of scene.places) {
    const isOwn = place.path.length === 0
    const isIt = /^(?:it|them|that|this|)$/i.test(what.trim())
    const isMeant = isPlaceNamed(what, place) || (isIt && place.path.length === 1)
    if (isOwn ? !isIt && isOtherNamed(what, scene) : !isMeant) continue
    const bare = bareWords(what, place)
    const field =
      bare === '' ? undefined : (fieldOf(bare, place.table) ?? onlyTime(bare, place.table))
    // “update the phone” says nothing of what it becomes.
    const isSaid = said !== undefined || !/^(?:string|text)$/.test(String(field?.['type']))
    const formula = field && isSaid ? valueOf(value, field, place.table, scene.draft) : undefined
    if (field && formula !== undefined) {
      write(place, { [field.name]: { value: formula } }, scene)
      return true
    }
    // “It is one day after …” says nothing of a choice.
    if (/\b(?:days?|weeks?|months?|hours?)\s+(?:after|before|later)\b/i.test(value)) continue
    const isWhole =
      isIt || bare === '' || sameThing(bare, place.table.name) || isPlaceNamed(bare, place)
    const state = isWhole || isOwn ? stateIn(value, place.table) : undefined
    if (state === undefined) continue
    write(
      place,
      Object.fromEntries(Object.entries(state).map(([name, one]) => [name, { value: one }])),
      scene,
    )
    return true
  }
  return false
}

/** “gets the priority low”, “starts with a due date of two weeks from now”: a field, and its value. */
function fieldThenValue(
  verb: string,
  said: readonly string[],
  { table }: FlowScene,
): readonly [what: string, value: string] | undefined {
  if (!/^(?:receive|get|have|has|begin|start|take|obtain)s?$/.test(verb)) return undefined
  for (const words of said) {
    const all = words.replace(/^(?:an?|the|its|their|with)\s+/i, '').split(' ')
    for (let many = Math.min(3, all.length - 1); many > 0; many -= 1) {
      const what = all.slice(0, many).join(' ')
      if (fieldOf(what, table))
        return [
          what,
          all
            .slice(many)
            .join(' ')
            .replace(/^(?:of|=|:)\s*/, ''),
        ]
    }
  }
  return undefined
}

const EMPTIES = /^(?:clear|empty|erase|remove|delete|reset|blank|wipe|unset|drop)$/

/** “clear its due date” */
function empty(what: string, scene: FlowScene): boolean {
  for (const place of scene.places) {
    if (place.path.length > 0 && !isPlaceNamed(what, place)) continue
    const field = fieldOf(bareWords(what, place), place.table)
    if (field === undefined) continue
    const none =
      field['required'] !== true
        ? 'null'
        : /^(?:integer|decimal|float)$/.test(String(field['type']))
          ? '0'
          : field['type'] === 'boolean'
            ? 'false'
            : undefined
    if (none === undefined) continue
    write(place, { [field.name]: { value: none } }, scene)
    return true
  }
  return false
}

/** “make the tool available”, “archive the project”: the value is the last word, or the verb itself. */
function inOne(object: string, verb: string): readonly [what: string, value: string] {
  if (!/^(?:make|turn|put|set|mark)$/.test(verb))
    return [object, verb === 'free' || verb === 'release' ? 'available' : doneOf(verb)]
  const words = object.split(' ')
  const isNot = /^(?:not|no longer|un)$/i.test(words.at(-2) ?? '')
  const from = isNot ? -2 : -1
  return [words.slice(0, from).join(' '), words.slice(from).join(' ')]
}

function isOtherNamed(what: string, scene: FlowScene): boolean {
  return scene.places.some(
    (place) =>
      place.path.length > 0 &&
      place.table.id !== scene.table.id &&
      isPlaceNamed(what, place) &&
      // “the room” may be a field of the row.
      fieldOf(bareWords(what, { table: scene.table, path: [] }), scene.table) === undefined,
  )
}

/** `all booked appointments of a doctor` → `booked appointments`, `of a doctor`. */
const partsOfMany = (what: string): readonly string[] =>
  what
    .replace(/^(?:(?:all|every|each|of|its|the|their|his|her)\s+)+/gi, '')
    .split(/\s+(?=(?:of|on|in|for)\s)/i)

/** Which of many: `booked`, `open`; empty where all are, undefined where it can't be told. */
function whichIn(what: string, table: Node, scene: FlowScene): string | undefined {
  const { draft } = scene
  const isOwnNamed = (one: string): boolean =>
    /\b(?:it|them)$/i.test(one) || isPlaceNamed(one, { table: scene.table, path: [] })
  const [many = '', ...rest] = partsOfMany(what)
  // “on that date” is more than is known here.
  if (rest.some((one) => !isOwnNamed(one))) return undefined
  const words = many.trim().split(/\s+/)
  const from = words.findIndex((_, at) => draft.table(words.slice(at).join(' '))?.id === table.id)
  const said = words.slice(0, Math.max(from, 0)).join(' ')
  if (said === '') return ''
  const isOpen = /^(?:open|unfinished|remaining|outstanding|active|pending)$/i.test(said)
  return (
    rowCase(`is ${said}`, new QueryScene(table, draft)) ??
    (/^(?:future|upcoming|coming|next)$/i.test(said)
      ? rowCase('is in the future', new QueryScene(table, draft))
      : isOpen
        ? openRows(table)
        : undefined)
  )
}

/** `all of its tasks`: the rows that point here. */
function childrenIn(what: string, scene: FlowScene): Node | undefined {
  const [many = ''] = partsOfMany(what)
  const table = tableSaid(many, scene.draft)
  if (table === undefined || table.id === scene.table.id || isSingle(plainWords(many)))
    return undefined
  return named(table, 'relations').some(({ target }) => target === scene.table.id)
    ? table
    : undefined
}

/** What words say of a whole row: a choice, or a yes or no. */
function stateIn(words: string, table: Node): Readonly<Record<string, string>> | undefined {
  const choice = valueSaid(words, table)
  if (choice) return { [choice.field.name]: text(choice.value) }
  const isNot = /\b(?:not|no longer|un(?=\p{L}{4,})|in(?=active)|off|false)|^un/iu.test(words)
  const plain = words
    .replace(/\b(?:not|no longer)\s+/i, '')
    .replace(/^(?:un|in|dis)(?=\p{L}{4,})/iu, '')
  const flag = flagSaid(words, table) ?? flagSaid(plain, table) ?? flagOf(plain, table)
  if (flag) return { [flag.name]: isNot && !isNamedSo(flag, words) ? 'false' : 'true' }
  const stem = verbOf(plain.split(' ').at(-1) ?? '').slice(0, 6)
  for (const field of stem.length < 3 ? [] : named(table, 'fields')) {
    const value = Array.isArray(field['values'])
      ? field['values'].find((one) => typeof one === 'string' && one.startsWith(stem))
      : undefined
    if (typeof value === 'string') return { [field.name]: text(value) }
  }
  return taken(words, table)
}

/** “its date”, where there is one alone. */
function onlyTime(words: string, table: Node): NamedItem | undefined {
  const times = /^(?:date|day|time)$/i.test(words) ? named(table, 'fields').filter(isTime) : []
  return times.length === 1 ? times[0] : undefined
}

const isNamedSo = ({ name }: NamedItem, words: string): boolean =>
  name.toLowerCase().replace(/^is/, '') === plainWords(words).replaceAll(' ', '')

function flagOf(words: string, table: Node): NamedItem | undefined {
  const stem = verbOf(words.split(' ').at(-1) ?? '').slice(0, 6)
  return stem.length < 4
    ? undefined
    : named(table, 'fields').find(
        ({ name, type }) =>
          type === 'boolean' &&
          name
            .replace(/^(?:is|has)(?=[A-Z])/, '')
            .toLowerCase()
            .startsWith(stem),
      )
}

/** What is taken is not free, and the other way round. */
function taken(words: string, table: Node): Readonly<Record<string, string>> | undefined {
  const isFree = /\b(?:free|available|back|in stock)\b/i.test(words)
  const isTaken =
    /\b(?:taken|lent|occupied|unavailable|out|rented|borrowed|booked|reserved|sold|in use)\b/i.test(
      words,
    )
  if (!isFree && !isTaken) return undefined
  const isNot = /\b(?:not|no longer)\b/i.test(words)
  const flag = named(table, 'fields').find(
    ({ name, type }) =>
      type === 'boolean' &&
      /^(?:is)?(?:available|free|taken|lent|occupied|rented|borrowed|booked|reserved|onLoan|inUse)$/i.test(
        name,
      ),
  )
  if (flag === undefined) return undefined
  const isPositive = /available|free/i.test(flag.name)
  return { [flag.name]: String((isFree === isPositive) !== isNot) }
}
