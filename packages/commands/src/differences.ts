import {
  isObject,
  type Connection,
  type Json,
  type JsonObject,
  type Manifest,
  type Node,
} from '@drawbridge/manifest'
import type { Difference } from '@drawbridge/protocol'
import { isSame } from './is-same.ts'

/** What became of one drawing on its way to another, as people speak of it. Positions don't count. */
export function differencesOf(from: Manifest, to: Manifest): Difference[] {
  return [
    ...ofProject(from, to),
    ...pairs(from.nodes, to.nodes).flatMap(([before, after]) => ofNode(before, after)),
    ...ofConnections(from, to),
  ]
}

function ofProject(from: Manifest, to: Manifest): Difference[] {
  const found: Difference[] = []
  if (from.name !== to.name)
    found.push({
      change: 'renamed',
      what: 'project',
      sentence: `The project is called ${to.name}; it was ${from.name}.`,
    })
  if (from.description !== to.description)
    found.push({
      change: 'changed',
      what: 'project',
      sentence: 'The description of the project is another.',
    })
  return found
}

function ofNode(before: Node | undefined, after: Node | undefined): Difference[] {
  if (!before || !after) {
    const { id, kind, name } = (after ?? before) as Node
    const called = kind === name ? name : `${kind} ${name}`
    const change = after ? 'added' : 'removed'
    return [{ change, what: 'node', node: id, sentence: `${called} was ${change}.` }]
  }
  const node = after.id
  const found: Difference[] = []
  if (before.name !== after.name)
    found.push({
      change: 'renamed',
      what: 'node',
      node,
      sentence: `${after.kind} ${before.name} is now called ${after.name}.`,
    })
  if (before.description !== after.description)
    found.push({
      change: 'changed',
      what: 'node',
      node,
      sentence: `The description of ${after.name} is another.`,
    })
  return [...found, ...ofSettings(after, before.settings, after.settings)]
}

/** Lists of things with ids, and what one of them is called. */
const ITEMS: ReadonlyMap<string, Difference['what']> = new Map([
  ['fields', 'field'],
  ['relations', 'relation'],
  ['indexes', 'index'],
])

function ofSettings(node: Node, before: JsonObject, after: JsonObject): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name): Difference[] => {
    const [old, now] = [before[name], after[name]]
    if (isSame(old, now)) return []
    const item = ITEMS.get(name)
    if (item) return ofItems(node, item, items(old), items(now))
    if (name === 'access') return ofAccess(node, asObject(old), asObject(now))
    return [
      {
        change: old === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
        what: 'setting',
        node: node.id,
        sentence: `${node.name}: ${name} ${became(old, now)}.`,
      },
    ]
  })
}

const asObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {})

/** `books: who may read is now everyone; it was the owner.` */
function ofAccess(node: Node, before: JsonObject, after: JsonObject): Difference[] {
  const operations = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return operations
    .filter((operation) => !isSame(before[operation], after[operation]))
    .map((operation) => ({
      change: 'changed',
      what: 'setting',
      node: node.id,
      sentence: `${node.name}: who may ${operation} is now ${whoIs(after[operation])}; it was ${whoIs(before[operation])}.`,
    }))
}

const WHO: Readonly<Record<string, string>> = {
  public: 'anyone',
  signedIn: 'everyone signed in',
  owner: 'the owner',
}

function whoIs(rules: Json | undefined): string {
  if (!Array.isArray(rules) || rules.length === 0) return 'nobody'
  const words = rules.map((rule) =>
    typeof rule === 'string'
      ? (WHO[rule] ??
        rule.replace(/^role:(.*)$/, 'the role $1').replace(/^can:(.*)$/, 'whoever has $1'))
      : 'some, on a condition',
  )
  return words.join(' or ')
}

interface Item extends JsonObject {
  readonly id: string
}

function ofItems(
  node: Node,
  what: Difference['what'],
  before: readonly Item[],
  after: readonly Item[],
): Difference[] {
  const found = pairs(before, after).flatMap(([old, now]): Difference[] => {
    const about = (change: Difference['change'], sentence: string): Difference => ({
      change,
      what,
      node: node.id,
      sentence: `${node.name}: ${sentence}`,
    })
    if (!old || !now) {
      const change = now ? 'added' : 'removed'
      return [about(change, `${what} ${nameOf(now ?? old)} was ${change}.`)]
    }
    const renamed =
      nameOf(old) === nameOf(now)
        ? []
        : [about('renamed', `${what} ${nameOf(old)} is now called ${nameOf(now)}.`)]
    const keys = new Set([...Object.keys(old), ...Object.keys(now)])
    const changes = [...keys]
      .filter((key) => key !== 'name' && !isSame(old[key], now[key]))
      .map((key) =>
        about('changed', `${what} ${nameOf(now)}: ${key} ${became(old[key], now[key])}.`),
      )
    return [...renamed, ...changes]
  })
  if (found.length > 0) return found
  return [
    {
      change: 'moved',
      what,
      node: node.id,
      sentence: `${node.name}: its ${what}s stand in another order.`,
    },
  ]
}

function ofConnections(from: Manifest, to: Manifest): Difference[] {
  return pairs(from.connections, to.connections).flatMap(([before, after]): Difference[] => {
    if (before && after && before.from === after.from && before.to === after.to) return []
    return [
      ...(before ? [connected('removed', before, from)] : []),
      ...(after ? [connected('added', after, to)] : []),
    ]
  })
}

function connected(
  change: 'added' | 'removed',
  { from, to }: Connection,
  manifest: Manifest,
): Difference {
  const name = (id: string) => manifest.nodes.find((node) => node.id === id)?.name ?? id
  const sentence = `The connection from ${name(from)} to ${name(to)} was ${change}.`
  return { change, what: 'connection', node: from, sentence }
}

/** The two of each id, in the order in which they stand now; what is gone comes last. */
function pairs<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): [T | undefined, T | undefined][] {
  const old = new Map(before.map((item) => [item.id, item]))
  const kept = new Set(after.map(({ id }) => id))
  return [
    ...after.map((item): [T | undefined, T | undefined] => [old.get(item.id), item]),
    ...before
      .filter(({ id }) => !kept.has(id))
      .map((item): [T | undefined, T | undefined] => [item, undefined]),
  ]
}

function items(value: Json | undefined): Item[] {
  if (!Array.isArray(value)) return []
  return value.filter((item): item is Item => isObject(item) && 'id' in item)
}

function nameOf(item: Item | undefined): string {
  return typeof item?.['name'] === 'string' ? item['name'] : 'without a name'
}

function became(before: Json | undefined, after: Json | undefined): string {
  if (after === undefined) return 'was taken away'
  if (isDeep(before) || isDeep(after)) return before === undefined ? 'was set' : 'is another'
  if (before === undefined) return `is now ${short(after)}`
  return `is now ${short(after)}; it was ${short(before)}`
}

/** A literal in a wrapping, as defaults have it, is told as the literal. */
const plain = (value: Json): Json => {
  const { kind, value: literal } = asObject(value)
  return kind === 'literal' && literal !== undefined ? literal : value
}

/** Whether a value is more than a few words can tell. */
const isDeep = (value: Json | undefined): boolean =>
  value !== undefined &&
  (Array.isArray(value) ? value : [plain(value)]).some(
    (each) => typeof each === 'object' && each !== null,
  )

function short(value: Json): string {
  const text = Array.isArray(value) ? value.join(', ') || 'nothing' : String(plain(value))
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
