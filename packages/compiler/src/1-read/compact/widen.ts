import { singularName, tableNames } from '@drawbridge/kinds'
import {
  diagnose,
  FORMAT,
  hasErrors,
  pointer,
  type JsonObject,
  type Manifest,
  type Result,
} from '@drawbridge/manifest'
import type { Dialect } from '@drawbridge/sql'
import type { ReadManifest } from '../read-manifest.ts'
import type { Compact, CompactConnection, CompactNode } from './decode.ts'
import { complete } from './complete.ts'
import { meaningOf } from './role.ts'
import { Sketch, type SketchPart } from './sketch.ts'
import { accountSettings, tableSettings } from './table-settings.ts'

/** Makes a full manifest of the compact form, and says what it added. */
export function widen(compact: Compact, asked?: Dialect): Result<ReadManifest> {
  const sketch = new Sketch()
  compact.nodes.forEach((node, index) => readNode(sketch, node, index))
  compact.connections.forEach(({ from, to }) => [from, to].forEach((name) => mention(sketch, name)))
  compact.connections.forEach((connection, index) => readConnection(sketch, connection, index))
  const accounts = hasErrors(sketch.diagnostics) ? undefined : complete(sketch, asked)
  const { diagnostics } = sketch
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return { ok: false, diagnostics: errors }
  const manifest = manifestOf(compact, sketch, accounts)
  const isDialectOpen = sketch.ofRole('database')[0]?.dialect === undefined
  return { ok: true, value: { manifest, diagnostics, isDialectOpen } }
}

function readNode(sketch: Sketch, node: CompactNode, index: number): void {
  const { name, types, schema } = node
  const meaning = meaningOf(name, types)
  if ('unclear' in meaning) {
    const place = { field: pointer('nodes', index, 'type') }
    sketch.diagnostics.push(diagnose('compact-unclear', place, { name, type: meaning.unclear }))
    return
  }
  if (schema !== undefined && tableNames(schema) === undefined) {
    const place = { field: pointer('nodes', index, 'schema') }
    sketch.diagnostics.push(diagnose('compact-wrong-schema', place, { name, found: schema }))
    return
  }
  // A node that only says how a collection is reached is the table of that collection.
  const part = sketch.add(meaning.role === 'table' ? (schema ?? name) : name, meaning)
  sketch.alias(name, part)
  if (schema === undefined || meaning.role === 'table') return
  const before = sketch.parts.length
  const table = sketch.table(schema)
  if (sketch.parts.length > before)
    sketch.inferredPart(table, `“${name}” has the schema “${schema}”`)
  if (meaning.role !== 'database') sketch.connect(part, table)
}

/** A name that only connections mention is a part all the same. */
function mention(sketch: Sketch, name: string): void {
  if (sketch.named(name) !== undefined) return
  const meaning = meaningOf(name, [])
  if ('unclear' in meaning) return
  const before = sketch.parts.length
  const part = sketch.add(name, meaning)
  sketch.alias(name, part)
  if (sketch.parts.length > before) sketch.inferredPart(part, 'a connection mentions it')
}

function readConnection(sketch: Sketch, connection: CompactConnection, index: number): void {
  const from = sketch.named(connection.from)
  const to = sketch.named(connection.to)
  if (from === undefined || to === undefined) return
  const sentence = `${from.role} ${to.role}`
  switch (sentence) {
    case 'auth api':
    case 'auth table':
    case 'api table':
    case 'api database':
    case 'table database':
      return sketch.connect(from, to)
    case 'auth database':
      // Accounts are kept in a table, and every table in the one database.
      return
    case 'table table':
      return relate(sketch, from, to)
    default: {
      const allowed = [
        'auth → api',
        'auth → table',
        'api → table',
        'api → database',
        'table → table',
      ]
      const place = { field: pointer('connections', index) }
      const facts = { from: from.role, to: to.role, allowed }
      sketch.diagnostics.push(diagnose('wrong-connection', place, facts))
    }
  }
}

/** `posts → users`: each post has a user, a user has posts. */
function relate(sketch: Sketch, from: SketchPart, to: SketchPart): void {
  const name = singularName(tableNames(to.name)?.singular ?? to.name)
  const inverse = tableNames(from.name)?.plural ?? from.name
  if (from.relations.some((relation) => relation.target === to.id)) return
  from.relations.push({ name, target: to.id, inverse })
  sketch.inferred(from, `Each row of “${from.name}” may have a “${name}”`, 'they are connected')
}

function manifestOf(compact: Compact, sketch: Sketch, accounts: SketchPart | undefined): Manifest {
  return {
    drawbridge: FORMAT,
    name: compact.name,
    ...(compact.description === undefined ? {} : { description: compact.description }),
    nodes: sketch.parts.map((part) => ({
      id: part.id,
      kind: part.role,
      name: part.name,
      settings: settingsOf(part, part === accounts),
    })),
    connections: [...sketch.connections.values()].map(({ from, to }, index) => ({
      id: `c${index + 1}`,
      from,
      to,
    })),
  }
}

function settingsOf(part: SketchPart, isAccounts: boolean): JsonObject {
  switch (part.role) {
    case 'database':
      return { dialect: part.dialect ?? 'mysql' }
    case 'table':
      return isAccounts
        ? accountSettings(part.operations, part.relations)
        : tableSettings(part.operations, part.relations)
    default:
      return {}
  }
}
