import {
  diagnose,
  type Diagnostic,
  isObject,
  type Json,
  type JsonObject,
  LIMITS,
  pointer,
  Reader,
  type Result,
} from '@drawbridge/manifest'

/** A drawing in a few words: `docs/compact-form.md` is its grammar. */
export interface Compact {
  readonly name: string
  readonly description?: string
  readonly nodes: readonly CompactNode[]
  readonly connections: readonly CompactConnection[]
}

export interface CompactNode {
  readonly name: string
  /** `POST`, `GET, POST` or a kind, in small letters. */
  readonly types: readonly string[]
  readonly schema?: string
}

export interface CompactConnection {
  readonly from: string
  readonly to: string
}

/** Whether a document is written in the compact form: no format number, no ids, no kinds. */
export function isCompact(document: Json): document is JsonObject {
  if (!isObject(document) || document['drawbridge'] !== undefined) return false
  const { nodes, connections } = document
  if (!Array.isArray(nodes) && !Array.isArray(connections)) return false
  const items: readonly Json[] = Array.isArray(nodes) ? nodes : []
  return !items.some((item) => isObject(item) && (item['kind'] !== undefined || 'id' in item))
}

export function decodeCompact(document: JsonObject): Result<Compact> {
  const diagnostics: Diagnostic[] = []
  const reader = new Reader(
    { nodes: [], connections: [], ...document },
    {},
    'in the compact form',
    diagnostics,
  )
  reader.onlyKeys(['name', 'description', 'nodes', 'connections'])
  const name = document['name'] === undefined ? 'Backend' : reader.text('name', 1, 100)
  const description = reader.optionalText('description', 2000)
  const nodes = reader
    .list('nodes', LIMITS.nodes)
    .map((item, index) => decodeNode(item, index, diagnostics))
  const connections = reader
    .list('connections', LIMITS.connections)
    .map((item, index) => decodeConnection(item, index, diagnostics))
  checkNames(nodes, diagnostics)
  if (diagnostics.length > 0) return { ok: false, diagnostics }
  const words = description === undefined ? {} : { description }
  return { ok: true, value: { name, ...words, nodes, connections } }
}

function decodeNode(item: Json, index: number, diagnostics: Diagnostic[]): CompactNode {
  const reader = Reader.ofItem(item, 'nodes', index, diagnostics)
  if (reader === undefined) return { name: '', types: [] }
  reader.onlyKeys(['name', 'type', 'schema'])
  const name = reader.text('name', 1, 100)
  const schema = reader.optionalText('schema', 100)
  const type = (item as JsonObject)['type']
  const types = Array.isArray(type)
    ? reader.list('type', 10).map((one) => (typeof one === 'string' ? one : JSON.stringify(one)))
    : [reader.optionalText('type', 100) ?? '']
  return {
    name,
    types: types.flatMap((one) => one.toLowerCase().match(/[^\s,|/]+/g) ?? []),
    ...(schema === undefined ? {} : { schema }),
  }
}

function decodeConnection(item: Json, index: number, diagnostics: Diagnostic[]): CompactConnection {
  const reader = Reader.ofItem(item, 'connections', index, diagnostics)
  if (reader === undefined) return { from: '', to: '' }
  reader.onlyKeys(['from', 'to'])
  return { from: reader.text('from', 1, 100), to: reader.text('to', 1, 100) }
}

function checkNames(nodes: readonly CompactNode[], diagnostics: Diagnostic[]): void {
  const seen = new Map<string, number>()
  nodes.forEach(({ name }, index) => {
    const other = seen.get(name.toLowerCase())
    if (other !== undefined) {
      const place = { field: pointer('nodes', index, 'name') }
      const facts = { what: 'The node', name, other: `node ${other + 1}` }
      diagnostics.push(diagnose('duplicate-name', place, facts))
    }
    seen.set(name.toLowerCase(), index)
  })
}
