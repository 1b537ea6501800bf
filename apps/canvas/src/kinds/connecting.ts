import { faceOf } from '@drawbridge/kinds/faces'
import type { Connection, Manifest, Node } from '@drawbridge/manifest'

/** What a connection between two parts would mean, or why there can be none. */
export type Verdict =
  | { readonly ok: true; readonly meaning: string; readonly from: string; readonly to: string }
  | { readonly ok: false; readonly reason: string }

const meaningOf = (from: Node, to: Node): string | undefined =>
  faceOf(from.kind)?.ports.find((port) => port.to === to.kind)?.meaning

/** Whether two parts can be joined. Drawn the wrong way round, a connection is turned. */
export function judge(manifest: Manifest, from: string, to: string): Verdict {
  const source = manifest.nodes.find(({ id }) => id === from)
  const target = manifest.nodes.find(({ id }) => id === to)
  if (!source || !target) return { ok: false, reason: 'One of the two parts is gone.' }
  if (from === to) return { ok: false, reason: 'A part can’t be joined to itself.' }
  const joined = (a: string, b: string) =>
    manifest.connections.some((connection) => connection.from === a && connection.to === b)
  const ahead = meaningOf(source, target)
  const back = meaningOf(target, source)
  if (ahead === undefined && back === undefined)
    return { ok: false, reason: reasonOf(source, target) }
  const [first, last] = ahead === undefined ? [target, source] : [source, target]
  if (joined(first.id, last.id))
    return { ok: false, reason: `${first.name} and ${last.name} are joined already.` }
  const keeper = first.kind === 'auth' && last.kind === 'table' && accountsOf(manifest, first.id)
  if (keeper)
    return {
      ok: false,
      reason: `${keeper.name} keeps the accounts already. To keep them in ${last.name}, remove the connection from ${first.name} to ${keeper.name} first.`,
    }
  return { ok: true, meaning: ahead ?? back ?? '', from: first.id, to: last.id }
}

/** The table that a sign-in keeps its accounts in. */
function accountsOf({ nodes, connections }: Manifest, auth: string): Node | undefined {
  const held = new Set(connections.filter(({ from }) => from === auth).map(({ to }) => to))
  return nodes.find(({ id, kind }) => kind === 'table' && held.has(id))
}

function reasonOf(source: Node, target: Node): string {
  const [a, b] = [source, target].map((node) => faceOf(node.kind)?.about.title ?? node.kind)
  if (source.kind === 'table' && target.kind === 'table')
    return 'Two tables are related by a relation: add one in the details of a table.'
  return `A connection from ${a} to ${b} has no meaning.`
}

/** “Auth guards API”. */
export function sentenceOf(manifest: Manifest, connection: Connection): string {
  const name = (id: string) => manifest.nodes.find((node) => node.id === id)
  const [from, to] = [name(connection.from), name(connection.to)]
  if (!from || !to) return 'A connection to nothing'
  return `${from.name} ${meaningOf(from, to) ?? 'is joined to'} ${to.name}`
}
