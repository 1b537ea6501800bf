import type { Connection, Json, JsonObject, Manifest, Node } from '@drawbridge/manifest'
import type { Difference } from '@drawbridge/protocol'
import { isSame } from './is-same.ts'
import { itemDifferences } from './item-differences.ts'
import { pairs } from './items.ts'
import { asObject, became } from './value-words.ts'

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

function ofSettings(node: Node, before: JsonObject, after: JsonObject): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.flatMap((name): Difference[] => {
    const [old, now] = [before[name], after[name]]
    if (isSame(old, now)) return []
    const items = itemDifferences(node, name, old, now)
    if (items) return items
    if (name === 'access') return ofAccess(node, asObject(old), asObject(now))
    return [
      {
        change: old === undefined ? 'added' : now === undefined ? 'removed' : 'changed',
        what: 'setting',
        node: node.id,
        path: [name],
        sentence: `${node.name}: ${name} ${became(old, now)}.`,
      },
    ]
  })
}

/** `books: who may read is now everyone; it was the owner.` */
function ofAccess(node: Node, before: JsonObject, after: JsonObject): Difference[] {
  const operations = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return operations
    .filter((operation) => !isSame(before[operation], after[operation]))
    .map((operation) => ({
      change: 'changed',
      what: 'setting',
      node: node.id,
      path: ['access'],
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
  { id, from, to }: Connection,
  manifest: Manifest,
): Difference {
  const name = (end: string) => manifest.nodes.find((node) => node.id === end)?.name ?? end
  const sentence = `The connection from ${name(from)} to ${name(to)} was ${change}.`
  return { change, what: 'connection', node: from, connection: id, sentence }
}
