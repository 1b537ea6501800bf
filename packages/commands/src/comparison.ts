import {
  isObject,
  type Json,
  type JsonObject,
  type Manifest,
  type Node,
} from '@drawbridge/manifest'
import type { Path } from './command.ts'
import { isSame } from './is-same.ts'
import { isItem, isItems, omit, pairsInPlace, type Item } from './items.ts'

/** What became of one thing between two drawings. */
export type Fate = 'added' | 'changed' | 'removed'

/** Two drawings in one. */
export interface Comparison {
  /** The later one, with what is gone still where it stood. */
  readonly manifest: Manifest
  /** By the id of a part or a connection, and by `fateKey` for what stands inside a part. */
  readonly fates: ReadonlyMap<string, Fate>
}

const fateKey = (node: string, path: Path): string => [node, ...path].join('/')

/** What became of something inside a part; what stands in something new is new. */
export function fateAt(fates: Comparison['fates'], node: string, path: Path): Fate | null {
  for (let depth = 0; depth < path.length; depth += 1) {
    const outer = fates.get(fateKey(node, path.slice(0, depth)))
    if (outer === 'added' || outer === 'removed') return outer
  }
  return fates.get(fateKey(node, path)) ?? null
}

/** Lays two drawings over each other. Where parts stand on the map is no difference. */
export function compareDrawings(from: Manifest, to: Manifest): Comparison {
  const fates = new Map<string, Fate>()
  const nodes = pairsInPlace(from.nodes, to.nodes).map(([before, after]) => {
    if (before && after) return overlaid(before, after, fates)
    const node = (after ?? before) as Node
    fates.set(node.id, after ? 'added' : 'removed')
    return node
  })
  const connections = pairsInPlace(from.connections, to.connections).map(([before, after]) => {
    const connection = (after ?? before) as Manifest['connections'][number]
    if (!before || !after) fates.set(connection.id, after ? 'added' : 'removed')
    else if (before.from !== after.from || before.to !== after.to)
      fates.set(connection.id, 'changed')
    return connection
  })
  return { manifest: { ...to, nodes, connections }, fates }
}

const placeless = (node: Node): JsonObject => omit(node, 'position')

function overlaid(before: Node, after: Node, fates: Map<string, Fate>): Node {
  if (isSame(placeless(before), placeless(after))) return after
  fates.set(after.id, 'changed')
  const overlay: Overlay = {
    node: after.id,
    before: idsIn(before.settings),
    after: idsIn(after.settings),
    fates,
  }
  return { ...after, settings: ofObjects(overlay, before.settings, after.settings, []) }
}

interface Overlay {
  readonly node: string
  /** Ids of everything inside the part, then and now: what is in both was moved, not removed. */
  readonly before: ReadonlySet<string>
  readonly after: ReadonlySet<string>
  readonly fates: Map<string, Fate>
}

function ofObjects(
  overlay: Overlay,
  before: JsonObject,
  after: JsonObject,
  path: Path,
): JsonObject {
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return Object.fromEntries(
    keys.flatMap((key): [string, Json][] => {
      const value = ofValues(overlay, before[key], after[key], [...path, key])
      return value === undefined ? [] : [[key, value]]
    }),
  )
}

function ofValues(
  overlay: Overlay,
  before: Json | undefined,
  after: Json | undefined,
  path: Path,
): Json | undefined {
  if (isItems(before ?? []) && isItems(after ?? []) && (before ?? after) !== undefined)
    return ofItems(overlay, listOf(before), listOf(after), path)
  if (isObject(before) && isObject(after)) return ofObjects(overlay, before, after, path)
  if (after === undefined && isObject(before)) {
    const gone = ofObjects(overlay, before, {}, path)
    return Object.keys(gone).length > 0 ? gone : undefined
  }
  return after
}

const listOf = (value: Json | undefined): readonly Item[] =>
  Array.isArray(value) ? value.filter(isItem) : []

function ofItems(
  overlay: Overlay,
  before: readonly Item[],
  after: readonly Item[],
  path: Path,
): readonly Item[] {
  const tell = ({ id }: Item, fate: Fate): void => {
    overlay.fates.set(fateKey(overlay.node, [...path, `#${id}`]), fate)
  }
  return pairsInPlace(before, after).flatMap(([old, now]): readonly Item[] => {
    if (old && now) {
      if (!isSame(bodiless(old), bodiless(now))) tell(now, 'changed')
      return [ofObjects(overlay, old, now, [...path, `#${now.id}`]) as Item]
    }
    if (now) {
      tell(now, overlay.before.has(now.id) ? 'changed' : 'added')
      return [now]
    }
    if (!old || overlay.after.has(old.id)) return []
    tell(old, 'removed')
    return [without(old, overlay.after) as Item]
  })
}

/** A step without the steps in it: what became of those is told of them. */
const bodiless = (item: Item): JsonObject => omit(item, 'bodies')

/** What is gone, without what has only moved out of it. */
function without(value: Json, kept: ReadonlySet<string>): Json {
  if (Array.isArray(value))
    return value
      .filter((each: Json) => !(isItem(each) && kept.has(each.id)))
      .map((each: Json) => without(each, kept))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, without(each, kept)]))
}

function idsIn(value: Json, found = new Set<string>()): ReadonlySet<string> {
  if (isItem(value)) found.add(value.id)
  if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) idsIn(each as Json, found)
  return found
}
