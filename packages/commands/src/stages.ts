import type { Connection, Json, Manifest, Node } from '@drawbridge/manifest'
import { isSame } from './is-same.ts'
import { isItems, omit, pairs, type Item } from './items.ts'

/**
 * The way from one drawing to another, one intention after the other: a part with its connections,
 * a field, a setting. Each stage is a whole drawing, which may still lack what a later one brings;
 * the last is the drawing that is led to.
 */
export function stagesBetween(from: Manifest, to: Manifest): readonly Manifest[] {
  const stages: Manifest[] = []
  let drawn = from
  const next = (change: Partial<Manifest>): void => {
    drawn = { ...drawn, ...change }
    stages.push(drawn)
  }
  const nodes = pairs(from.nodes, to.nodes)
  for (const [old, now] of nodes)
    if (now && !old) {
      const all = [...drawn.nodes, now]
      next({
        nodes: all,
        connections: [
          ...drawn.connections,
          ...newLines(drawn, all, to).filter(({ from, to }) => from === now.id || to === now.id),
        ],
      })
    }
  for (const [old, now] of nodes)
    if (old && now)
      for (const node of nodeStages(old, now))
        next({ nodes: drawn.nodes.map((one) => (one.id === node.id ? node : one)) })
  const kept = new Set(to.connections.map(({ id }) => id))
  for (const [old, now] of nodes)
    if (old && !now)
      next({
        nodes: drawn.nodes.filter(({ id }) => id !== old.id),
        connections: drawn.connections.filter(({ from, to }) => from !== old.id && to !== old.id),
      })
  for (const line of drawn.connections.filter(({ id }) => !kept.has(id)))
    next({ connections: drawn.connections.filter(({ id }) => id !== line.id) })
  for (const line of newLines(drawn, drawn.nodes, to))
    next({ connections: [...drawn.connections, line] })
  if (!isSame(drawn as unknown as Json, to as unknown as Json)) stages.push(to)
  return stages
}

/** Connections that are wanted, not there yet, and have both their ends. */
function newLines(
  { connections }: Manifest,
  nodes: readonly Node[],
  to: Manifest,
): readonly Connection[] {
  const there = new Set(connections.map(({ id }) => id))
  const ends = new Set(nodes.map(({ id }) => id))
  return to.connections.filter(
    ({ id, from, to }) => !there.has(id) && ends.has(from) && ends.has(to),
  )
}

/** A part as it becomes another, setting by setting and item by item. */
function nodeStages(from: Node, to: Node): readonly Node[] {
  const stages: Node[] = []
  let node: Node = { ...to, settings: from.settings }
  if (from.name !== to.name || from.description !== to.description) stages.push(node)
  const set = (key: string, value: Json | undefined): void => {
    const rest = omit(node.settings, key)
    node = { ...node, settings: value === undefined ? rest : { ...rest, [key]: value } }
    stages.push(node)
  }
  for (const key of new Set([...Object.keys(from.settings), ...Object.keys(to.settings)])) {
    const [old, now] = [from.settings[key], to.settings[key]]
    if (isSame(old, now)) continue
    if (isItems(old ?? []) && isItems(now ?? [])) {
      const [before, after] = [(old ?? []) as readonly Item[], (now ?? []) as readonly Item[]]
      for (const list of listStages(before, after)) set(key, list)
      if (isSame(node.settings[key], now)) continue
    }
    set(key, now)
  }
  return stages
}

function* listStages(before: readonly Item[], after: readonly Item[]): Generator<readonly Item[]> {
  let list = before
  for (const [old, now] of pairs(before, after)) {
    if (old && now && isSame(old, now)) continue
    if (!now) list = list.filter((item) => item !== old)
    else if (old) list = list.map((item) => (item === old ? now : item))
    else list = inOrder([...list, now], after)
    yield list
  }
}

/** A list in the order that it will have; what has no place there goes last. */
const inOrder = (list: readonly Item[], after: readonly Item[]): readonly Item[] => {
  const places = new Map(after.map(({ id }, index) => [id, index]))
  return list.toSorted(
    (a, b) => (places.get(a.id) ?? after.length) - (places.get(b.id) ?? after.length),
  )
}
