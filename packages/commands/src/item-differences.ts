import { stepFaceOf } from '@drawbridge/kinds/faces'
import type { Json, Node } from '@drawbridge/manifest'
import type { Difference } from '@drawbridge/protocol'
import type { Path } from './command.ts'
import { isSame } from './is-same.ts'
import { isItem, omit, pairs, type Item } from './items.ts'
import { asObject, became } from './value-words.ts'

/** Lists of things with ids, and what one of them is called. */
const ITEMS: ReadonlyMap<string, Difference['what']> = new Map([
  ['fields', 'field'],
  ['relations', 'relation'],
  ['computed', 'computed field'],
  ['indexes', 'index'],
  ['endpoints', 'endpoint'],
  ['events', 'event'],
  ['operations', 'operation'],
  ['inputs', 'input'],
])

/** Where something stands, and how a sentence about it begins. */
interface Place {
  readonly node: Node
  readonly path: Path
  readonly about: string
}

/** What became of the things in one setting of a part; undefined where it holds none. */
export function itemDifferences(
  node: Node,
  setting: string,
  before: Json | undefined,
  after: Json | undefined,
): Difference[] | undefined {
  const place = { node, path: [setting], about: node.name }
  if (setting === 'steps') return ofSteps(place, before, after)
  const what = ITEMS.get(setting)
  return what && ofItems(place, what, itemsOf(before), itemsOf(after))
}

const itemsOf = (value: Json | undefined): readonly Item[] =>
  Array.isArray(value) ? value.filter(isItem) : []

const tell = (
  { node, path, about }: Place,
  what: Difference['what'],
  change: Difference['change'],
  sentence: string,
): Difference => ({
  change,
  what,
  node: node.id,
  path: [...path],
  sentence: `${about}: ${sentence}`,
})

function ofItems(
  list: Place,
  what: Difference['what'],
  before: readonly Item[],
  after: readonly Item[],
): Difference[] {
  const found = pairs(before, after).flatMap(([old, now]): Difference[] => {
    const item = (now ?? old) as Item
    const place = { ...list, path: [...list.path, `#${item.id}`] }
    if (!old || !now) {
      const change = now ? 'added' : 'removed'
      return [tell(place, what, change, `${what} ${nameOf(item)} was ${change}.`)]
    }
    const renamed =
      nameOf(old) === nameOf(now)
        ? []
        : [tell(place, what, 'renamed', `${what} ${nameOf(old)} is now called ${nameOf(now)}.`)]
    const about = `${what} ${nameOf(now)}`
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    const changes = keys
      .filter((key) => !isName(now, key) && !isSame(old[key], now[key]))
      .flatMap((key) =>
        key === 'steps'
          ? ofSteps(
              { ...place, path: [...place.path, key], about: `${list.about}: ${about}` },
              old[key],
              now[key],
            )
          : [tell(place, what, 'changed', `${about}: ${key} ${became(old[key], now[key])}.`)],
      )
    return [...renamed, ...changes]
  })
  if (found.length > 0) return found
  return [tell(list, what, 'moved', `its ${pluralOf(what)} stand in another order.`)]
}

const pluralOf = (what: string): string => (what === 'index' ? 'indexes' : `${what}s`)

/** Endpoints are known by what they answer to, everything else by its name. */
const isName = (item: Item, key: string): boolean =>
  'method' in item && 'path' in item ? key === 'method' || key === 'path' : key === 'name'

function nameOf(item: Item): string {
  const { method, path, name } = item
  if (typeof method === 'string' && typeof path === 'string') return `${method} ${path}`
  return typeof name === 'string' ? name : 'without a name'
}

/** A step, and the list that it stands in. */
interface Standing extends Item {
  readonly list: Path
  readonly step: Item
}

/** Steps keep their ids wherever they go in their flow. */
function ofSteps(flow: Place, before: Json | undefined, after: Json | undefined): Difference[] {
  const [old, now] = [standing(before, flow.path), standing(after, flow.path)]
  const found = pairs(old, now).flatMap(([was, is]): Difference[] => {
    const { step, list } = (is ?? was) as Standing
    const place = { ...flow, path: [...list, `#${step.id}`] }
    const name = `the step ${titleOf(step)}`
    const told = (change: Difference['change'], words: string) =>
      tell(place, 'step', change, `${name} ${words}.`)
    if (!was || !is) {
      const change = is ? 'added' : 'removed'
      return [told(change, `was ${change}`)]
    }
    const moved = isSame([...was.list], [...is.list]) ? [] : [told('moved', 'was moved')]
    return [...moved, ...ofStep(place, was.step, is.step)]
  })
  if (found.length > 0) return found
  return [tell(flow, 'step', 'moved', 'its steps stand in another order.')]
}

/** What is set in a step; the steps in it are told by themselves. */
function ofStep(place: Place, before: Item, after: Item): Difference[] {
  const parts = (step: Item) => ({
    ...omit(step, 'id', 'bodies', 'settings'),
    ...asObject(step['settings']),
  })
  const [old, now] = [parts(before), parts(after)]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((key) => !isSame(old[key], now[key]))
    .map((key) =>
      tell(
        place,
        'step',
        'changed',
        `the step ${titleOf(after)}: ${key} ${became(old[key], now[key])}.`,
      ),
    )
}

function titleOf({ kind, name }: Item): string {
  const title = typeof kind === 'string' ? (stepFaceOf(kind)?.title ?? kind) : 'without a kind'
  return typeof name === 'string' ? `${title} (${name})` : title
}

function standing(value: Json | undefined, list: Path): readonly Standing[] {
  return itemsOf(value).flatMap((step) => [
    { id: step.id, list, step },
    ...Object.entries(asObject(step['bodies'])).flatMap(([slot, body]) =>
      standing(body, [...list, `#${step.id}`, 'bodies', slot]),
    ),
  ])
}
