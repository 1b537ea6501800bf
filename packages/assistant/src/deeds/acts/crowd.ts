import type { Node } from '@drawbridge/manifest'
import { singularOf } from '@drawbridge/kinds/faces'
import { named } from '../../fields-of.ts'
import { fieldName, isSingle, plainWords } from '../../words.ts'
import { keptOf } from '../act-table.ts'
import { isPlaceNamed } from '../operand.ts'
import { rolesSaid } from '../roles-said.ts'
import type { FlowScene, Place } from '../scene.ts'
import { text } from '../steps.ts'
import { tableSaid } from '../table-said.ts'
import { LETTERS, mailIn } from './address.ts'

/** Several people that a mail goes to, each once. */
export interface Crowd {
  readonly table: Node
  /** Looks up what it takes, and answers which of them it is. */
  readonly where: (scene: FlowScene) => string | undefined
}

const ALL = /^(?:(?:all|every|each|both)\b|(?:everybody|everyone|anybody|anyone)\b)/iu
const EVERYBODY =
  /^(?:everybody|everyone|(?:all|every|each)\s+(?:of\s+)?(?:(?:the|our|my)\s+)?(?:users?|people|persons?|accounts?|members?))$/iu
const WHO_DID =
  /^(?:(?:all|those)\s+(?:of\s+)?)?(?:the\s+)?(?:everybody|everyone|all|those|people|users|\p{L}+s)\s+(?:who|that)\s+(?:(?:has|have|had|'s|'ve)\s+)?(?<verb>\p{L}+)\b/iu
/** A letter, or a way to send one, behind whom it goes to. */
export const LETTER_BEHIND = new RegExp(
  String.raw`\s+(?:(?:an?|one|the)\s+(?:[\p{L}-]+\s+){0,2}?${LETTERS}\b.*|(?:by|via|per|about|with)\s.*|know|${LETTERS})$`,
  'iu',
)

/** “the admins”, “all staff”, “every student of the course”, “everybody who commented on it”. */
export function crowdIn(words: string, scene: FlowScene): Crowd | undefined {
  const who = words.trim().replace(LETTER_BEHIND, '')
  const accounts = scene.draft.accounts()
  const did = WHO_DID.exec(words.trim())?.groups?.['verb']
  if (did !== undefined) return doersOf(did, scene)
  if (accounts && EVERYBODY.test(who)) return { table: accounts, where: () => '' }
  const roles = rolesSaid(who, scene.draft)
  if (accounts && mailIn(accounts) !== undefined && roles.length > 0)
    return isMany(who, scene)
      ? {
          table: accounts,
          where: () => roles.map((role) => `row.role == ${text(role)}`).join(' || '),
        }
      : undefined
  return ofTable(who, scene)
}

/** One alone may be whoever it is about; where nobody is, it is all of that role. */
function isMany(who: string, { draft, places }: FlowScene): boolean {
  if (ALL.test(who) || !isSingle(plainWords(who))) return true
  const [everybody] = draft.roles()
  const one = singularOf(plainWords(who))
  const isNamed = places.some(
    ({ table, path }) => singularOf(table.name) === one || path.at(-1)?.name === one,
  )
  return one !== everybody && !isNamed
}

/** “its students”, “all members of the project”: rows with an address that lead to where it happens. */
function ofTable(who: string, scene: FlowScene): Crowd | undefined {
  const bare =
    who
      .replace(
        /^(?<all>all|each|every one|both)\s+(?:of\s+)?(?:(?:its|their|the|our)\s+)*/iu,
        'all ',
      )
      .split(/\s+(?:of|in|on|for|who)\s/i)[0] ?? who
  if (!ALL.test(bare) && isSingle(plainWords(bare))) return undefined
  const table = tableSaid(bare, scene.draft)
  if (table === undefined || mailIn(table) === undefined) return undefined
  if (scene.places.some((place) => place.path.length === 0 && place.table.id === table.id))
    return undefined
  const near = scene.places.filter((one) => one.path.length < 2 && one.table.id !== table.id)
  const isSaid = (place: Place): boolean => place.path.length > 0 && isPlaceNamed(who, place)
  for (const place of [...near.filter(isSaid), ...near]) {
    const where = leadsTo(table, place, scene)
    const own = /\bother\b/i.test(who)
      ? scene.places.find((one) => one.path.length === 1 && one.table.id === table.id)
      : undefined
    if (where && own)
      return { table, where: (flow) => `${where(flow)} && row.id != ${keyOf(own, flow)}` }
    if (where) return { table, where }
  }
  const isAll = ALL.test(who) && /^(?:all|every|each)\s+(?:the\s+|our\s+)?\p{L}+$/iu.test(who)
  return isAll ? { table, where: () => '' } : undefined
}

function leadsTo(table: Node, place: Place, scene: FlowScene): Crowd['where'] | undefined {
  const back = named(table, 'relations').find(({ target }) => target === place.table.id)
  if (back)
    return back['type'] === 'manyToMany'
      ? (flow) => `row.${back.name}.some(one => one.id == ${keyOf(place, flow)})`
      : (flow) => `row.${back.name}Id == ${keyOf(place, flow)}`
  for (const link of scene.draft.playing('rows')) {
    const relations = named(link, 'relations').filter(({ type }) => type !== 'manyToMany')
    const one = relations.find(({ target }) => target === table.id)
    const other = relations.find(({ target }) => target === place.table.id)
    if (one && other && typeof one['inverse'] === 'string')
      return (flow) =>
        `row.${String(one['inverse'])}.some(one => one.${other.name}Id == ${keyOf(place, flow)})`
  }
  return undefined
}

/** “everybody who commented on it”: whose rows of what is kept of that lead to where it happens. */
function doersOf(verb: string, scene: FlowScene): Crowd | undefined {
  const accounts = scene.draft.accounts()
  for (const place of scene.places.filter(({ path }) => path.length < 2)) {
    const kept = keptOf(verb, place.table, scene.draft)
    const back = kept && named(kept, 'relations').find(({ target }) => target === place.table.id)
    if (kept === undefined || back === undefined || back['type'] === 'manyToMany') continue
    const person = named(kept, 'relations')
      .map(({ target }) => scene.draft.playing('rows').find(({ id }) => id === target))
      .find((table) => table && table.id !== place.table.id && mailIn(table) !== undefined)
    const where = person && leadsTo(person, place, scene)
    if (person && where) return { table: person, where }
    if (kept.settings['owner'] !== true || accounts === undefined) continue
    return {
      table: accounts,
      where: (flow) => {
        const rows = flow.steps.freeName(fieldName(kept.name) ?? 'rows')
        const which = `row.${back.name}Id == ${keyOf(place, flow)}`
        flow.steps.add('gathers', { table: kept.id, where: which }, rows)
        return `${flow.value(`${rows}.map(one => one.ownerId)`, 'their ids')} has row.id`
      },
    }
  }
  return undefined
}

/** The id of the row at a place, for conditions in which `row` is another one. */
const keyOf = ({ path: [relation] }: Place, scene: FlowScene): string =>
  relation === undefined
    ? scene.itsId()
    : scene.value(`row.${relation.name}Id`, `${relation.name} id`)
