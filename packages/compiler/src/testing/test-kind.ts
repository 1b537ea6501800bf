import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { kindOf, type PartKind, type Part } from '@drawbridge/kinds'
import { hasErrors, type Json, type Manifest, type Node } from '@drawbridge/manifest'
import { readManifest } from '../1-read/read.ts'
import { checkManifest } from '../2-check/check.ts'
import { compile } from '../compile.ts'
import { HOSTILE } from './hostile.ts'
import { schemaSlots } from './schema-slots.ts'
import { placed, textSlots, type Slot } from './slots.ts'

/** A fenced case of a kind's page, and the codes that it says the case gives. */
const CASE = /```json\n(.*?)```\s+gives ([^.]*)\./gs

/** What every kind of part must keep, whoever wrote it. `page` is its `<kind>.md`. */
export function testKind(kind: PartKind, page: URL): void {
  const part = { node: nodeOf(kind), settings: kind.defaults } as Part<unknown>

  test(`${kind.kind}: the cases of its page give what the page says`, () => {
    const cases = [...readFileSync(page, 'utf8').matchAll(CASE)]
    assert.ok(cases.length > 0, 'there is no case')
    for (const [, text = '', codes = ''] of cases) {
      const expected = [...codes.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code)
      assert.deepEqual(codesOf(text).toSorted(), expected.toSorted())
    }
  })

  test(`${kind.kind}: a new part has settings that pass`, () => {
    const { nodes } = drawingWith(kind)
    const found = checkManifest(drawingWith(kind)).diagnostics
    const own = found.filter(({ node, severity }) => node === 'new' && severity === 'error')
    assert.ok(nodes.some(({ id }) => id === 'new'))
    // A part may need connections; what it is by itself must be right.
    const needed = ['auth-without-table', 'two-databases', 'two-auths']
    assert.deepEqual(
      own.filter(({ code }) => !needed.includes(code)),
      [],
    )
  })

  test(`${kind.kind}: people and machines find words for it`, () => {
    const { title, summary, icon, colour, vocabulary } = kind.about
    for (const words of [title, summary, icon, colour, ...vocabulary]) assert.match(words, /\S/)
    assert.match(summary, /\.$/)
    assert.match(kind.about.sentence(part), /^[^\n]*$/)
    assert.ok(kind.ports.every(({ to, meaning }) => kindOf(to) !== undefined && meaning !== ''))
    for (const [name, property] of Object.entries(propertiesOf(kind))) {
      assert.ok(property.title, `the setting ${name} has no title`)
    }
  })

  test(`${kind.kind}: hostile settings stay data or are refused`, () => {
    const manifest = drawingWith(kind)
    const fromSchema = schemaSlots(kind.settings as Json).map((name) => name.split('/'))
    const found = [...textSlots(kind.defaults), ...fromSchema]
    assert.ok(found.length > 0, 'no setting takes a text')
    for (const slot of found) {
      for (const text of HOSTILE) {
        const changed = withSetting(manifest, slot, text)
        const first = checkManifest(changed)
        const second = checkManifest(changed)
        // How steps are written are functions; all else of a model is data.
        assert.equal(
          JSON.stringify(first),
          JSON.stringify(second),
          'the same drawing, another answer',
        )
        assert.equal(first.ok, !hasErrors(first.diagnostics))
        for (const { message } of first.diagnostics)
          assert.doesNotMatch(message, /\n|\u2028|\u202E/)
      }
    }
  })

  test(`${kind.kind}: the backends of its page ask for what it says that they need`, async () => {
    for (const manifest of soundCases(kind, page)) {
      const compiled = await compile(manifest)
      assert.ok(compiled.ok)
      const text = (path: string) => compiled.tree.find((file) => file.path === path)?.text ?? ''
      const parts = compiled.manifest.nodes.filter((node) => node.kind === kind.kind)
      for (const node of parts) {
        const { environment, packages } = kind.needs(node.settings)
        for (const { name } of environment) assert.match(text('.env.example'), wordOf(name))
        for (const name of packages) assert.match(text('package.json'), wordOf(name))
      }
    }
  })

  test(`${kind.kind}: every line that a part gives rise to leads back to one`, async () => {
    for (const manifest of soundCases(kind, page)) {
      const compiled = await compile(manifest)
      assert.ok(compiled.ok)
      const ids = new Set(compiled.manifest.nodes.map(({ id }) => id))
      for (const { path, text, origins } of compiled.tree) {
        assert.ok(
          origins.every(({ node }) => ids.has(node)),
          path,
        )
        // Files that never vary belong to nobody.
        if (!path.startsWith('src/') || origins.length === 0) continue
        const lines = text.trimEnd().split('\n').length
        const known = new Set(origins.flatMap(({ from, to }) => range(from, to)))
        // Imports come from whatever is mentioned below them.
        const unknown = range(Math.min(...known), lines).filter((line) => !known.has(line))
        if (isWhole.test(path)) assert.deepEqual(unknown, [], path)
      }
    }
  })

  test(`${kind.kind}: what it needs has names that can be set`, () => {
    const { environment, services, packages } = kind.needs(part.settings)
    for (const { name, holds } of environment) {
      assert.match(name, /^[A-Z][A-Z0-9_]*$/)
      assert.notEqual(holds, '')
    }
    for (const words of [...services, ...packages]) assert.notEqual(words, '')
  })
}

/** Modules of one part; those of the database and of the whole are put together from several. */
const isWhole = /^src\/(?!database\/)[^/]+\/.+\.ts$/

/** The cases of a page that a backend comes of: for a kind that emits, one with such a part at least. */
function soundCases(kind: PartKind, page: URL): readonly Manifest[] {
  const sound = [...readFileSync(page, 'utf8').matchAll(CASE)].flatMap(([, text = '']) => {
    const read = readManifest(text)
    return read.ok && checkManifest(read.value.manifest).ok ? [read.value.manifest] : []
  })
  const parts = sound.flatMap(({ nodes }) => nodes.filter((node) => node.kind === kind.kind))
  if (kind.emit) assert.ok(parts.length > 0, 'no case is sound')
  return sound
}

function wordOf(name: string): RegExp {
  return new RegExp(`(?:^|[^A-Za-z0-9_])${name}(?:$|[^A-Za-z0-9_])`, 'm')
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function nodeOf(kind: PartKind): Node {
  return { id: 'new', kind: kind.kind, name: 'news', settings: kind.defaults }
}

function drawingWith(kind: PartKind): Manifest {
  return {
    drawbridge: 1,
    name: 'Example',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'mysql' } },
      { id: 'notes', kind: 'table', name: 'notes', settings: { fields: [] } },
      nodeOf(kind),
    ],
    connections: [],
  }
}

function withSetting(manifest: Manifest, slot: Slot, text: string): Manifest {
  const nodes = manifest.nodes.map((node) =>
    node.id === 'new' ? { ...node, settings: placed(node.settings, slot, text) } : node,
  )
  return { ...manifest, nodes: nodes as readonly Node[] }
}

function codesOf(text: string): readonly string[] {
  const read = readManifest(text)
  const found = read.ok ? checkManifest(read.value.manifest).diagnostics : read.diagnostics
  return found.map(({ code }) => code)
}

function propertiesOf(kind: PartKind): Record<string, { title?: string }> {
  const { properties } = kind.settings as { properties?: Record<string, { title?: string }> }
  return properties ?? {}
}
