import type { Diagnostic } from './diagnostic.ts'
import { diagnose } from './diagnostics/diagnose.ts'
import type { Json } from './json.ts'
import { LIMITS } from './limits.ts'
import { FORMAT, type Connection, type Manifest, type Node, type Position } from './manifest.ts'
import { pointer } from './pointer.ts'
import { Reader } from './reader.ts'
import type { Result } from './result.ts'
import { upgrade } from './upgrade.ts'

const MANIFEST_KEYS = ['drawbridge', 'name', 'description', 'nodes', 'connections']
const NODE_KEYS = ['id', 'kind', 'name', 'description', 'settings', 'position']
const CONNECTION_KEYS = ['id', 'from', 'to']

/** Gives a guarded document the shape of a manifest, or says what is wrong with it and where. */
export function decodeManifest(document: Json): Result<Manifest> {
  const upgraded = upgrade(document)
  if (!upgraded.ok) return upgraded
  const diagnostics: Diagnostic[] = []
  const reader = new Reader(upgraded.value, {}, 'in the manifest', diagnostics)
  reader.onlyKeys(MANIFEST_KEYS)
  const name = reader.text('name', 1, 100)
  const description = reader.optionalText('description', 2000)
  const nodes = reader.list('nodes', LIMITS.nodes).flatMap((item, index) => {
    const node = decodeNode(item, index, diagnostics)
    return node === undefined ? [] : [node]
  })
  const connections = reader.list('connections', LIMITS.connections).flatMap((item, index) => {
    const connection = decodeConnection(item, index, diagnostics)
    return connection === undefined ? [] : [connection]
  })
  checkIds(nodes, 'parts', diagnostics)
  checkIds(connections, 'connections', diagnostics)
  if (diagnostics.length > 0) return { ok: false, diagnostics }
  return {
    ok: true,
    value: {
      drawbridge: FORMAT,
      name,
      ...(description === undefined ? {} : { description }),
      nodes,
      connections,
    },
  }
}

function decodeNode(item: Json, index: number, diagnostics: Diagnostic[]): Node | undefined {
  const reader = Reader.ofItem(item, 'nodes', index, diagnostics)
  if (reader === undefined) return undefined
  reader.onlyKeys(NODE_KEYS)
  const description = reader.optionalText('description', 2000)
  const position = decodePosition(reader)
  return {
    id: reader.id('id'),
    kind: reader.text('kind', 1, 64),
    name: reader.text('name', 1, 100),
    ...(description === undefined ? {} : { description }),
    settings: reader.object('settings'),
    ...(position === undefined ? {} : { position }),
  }
}

function decodePosition(reader: Reader): Position | undefined {
  const inner = reader.inner('position')
  if (inner === undefined) return undefined
  inner.onlyKeys(['x', 'y'])
  return { x: inner.number('x'), y: inner.number('y') }
}

function decodeConnection(
  item: Json,
  index: number,
  diagnostics: Diagnostic[],
): Connection | undefined {
  const reader = Reader.ofItem(item, 'connections', index, diagnostics)
  if (reader === undefined) return undefined
  reader.onlyKeys(CONNECTION_KEYS)
  return { id: reader.id('id'), from: reader.text('from', 1, 64), to: reader.text('to', 1, 64) }
}

function checkIds(
  items: readonly { readonly id: string }[],
  what: string,
  diagnostics: Diagnostic[],
): void {
  const seen = new Set<string>()
  for (const { id } of items) {
    if (seen.has(id)) {
      diagnostics.push(diagnose('duplicate-id', { node: id, field: pointer('id') }, { id, what }))
    }
    seen.add(id)
  }
}
