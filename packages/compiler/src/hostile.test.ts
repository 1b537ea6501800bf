import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { manifestSchema } from '@drawbridge/kinds'
import { hasErrors, type Json } from '@drawbridge/manifest'
import type { EmittedFile } from '@drawbridge/source'
import { DIALECTS, type Dialect } from '@drawbridge/sql'
import { splitStatements } from '../base/common/src/database/split-statements.ts'
import { readManifest } from './1-read/read.ts'
import { checkManifest } from './2-check/check.ts'
import { compile } from './compile.ts'
import { HOSTILE } from './testing/hostile.ts'
import { schemaSlots, slotName } from './testing/schema-slots.ts'
import { textSlots, withValue, type Slot } from './testing/slots.ts'
import { skeletonOf } from './testing/syntax.ts'

const WIDE = JSON.parse(readFileSync(new URL('testing/wide.json', import.meta.url), 'utf8')) as Json
/** One place of each sort: a table has many fields, and all take the same. */
const SLOTS = [...new Map(textSlots(WIDE).map((slot) => [slotName(WIDE, slot), slot])).values()]
/** A text that says nothing to anybody, to compare with. */
const HARMLESS = 'harmless'

/** Names: what passes there is an identifier, or makes one. */
const NAMING = new Set([
  'name',
  'singular',
  'inverse',
  'id',
  'path',
  'prefix',
  'identifier',
  'within',
])

/** Places whose text names nothing. */
const FREE = new Set(SLOTS.filter((slot) => !isNaming(slot) && takes(slot, HARMLESS)))

suite('hostile text', () => {
  test('is tried in every place where a manifest takes text', () => {
    const tried = new Set(SLOTS.map((slot) => slotName(WIDE, slot)))
    const missing = schemaSlots(manifestSchema()).filter((slot) => !tried.has(slot))
    assert.deepEqual(missing, [], 'testing/wide.json has no such text')
  })

  HOSTILE.forEach((text, index) => {
    const dialect = DIALECTS[index % DIALECTS.length]
    test(`${JSON.stringify(text.slice(0, 30))} becomes data and nothing else`, async () => {
      const taking = SLOTS.filter((slot) => takes(slot, text))
      const free = taking.filter((slot) => FREE.has(slot))
      const good = await treeOf(manifestWith(free, HARMLESS), dialect)
      const evil = await treeOf(manifestWith(free, text), dialect)
      assert.deepEqual([...evil.keys()], [...good.keys()])
      for (const [path, file] of evil) compareFiles(file, good.get(path), dialect)

      // A name that is taken changes more than literals; the code has to be code all the same.
      const named = await treeOf(manifestWith(taking.filter(isNaming), text), dialect)
      for (const [path, file] of named) if (path.endsWith('.ts')) skeletonOf(path, file.text)
    })
  })
})

/** Whether a text passes in this place. Where it does not, it has to be said well. */
function takes(slot: Slot, text: string): boolean {
  const read = readManifest(withValue(WIDE, slot, text))
  const found = read.ok ? checkManifest(read.value.manifest).diagnostics : read.diagnostics
  const isRefused = hasErrors(found)
  if (isRefused) assert.ok(found.every(({ message, cure }) => message !== '' && cure !== ''))
  return !isRefused
}

function isNaming(slot: Slot): boolean {
  return NAMING.has(slotName(WIDE, slot).split('/').at(-1) ?? '')
}

/** The text in all of these places that take it together. */
function manifestWith(slots: readonly Slot[], text: string): Json {
  return slots.reduce<Json>((document, slot) => {
    const next = withValue(document, slot, text)
    const read = readManifest(next)
    return read.ok && checkManifest(read.value.manifest).ok ? next : document
  }, WIDE)
}

async function treeOf(manifest: Json, dialect: Dialect = 'mysql') {
  const compiled = await compile(manifest, { dialect })
  assert.ok(compiled.ok, 'what checks is compiled')
  return new Map(compiled.tree.map((file) => [file.path, file]))
}

function compareFiles(
  evil: EmittedFile,
  good: EmittedFile | undefined,
  dialect: Dialect | undefined,
): void {
  assert.ok(good !== undefined, evil.path)
  if (evil.path.endsWith('.ts'))
    assert.equal(skeletonOf(evil.path, evil.text), skeletonOf(good.path, good.text), evil.path)
  if (evil.path.endsWith('.json')) assert.deepEqual(shape(evil.text), shape(good.text), evil.path)
  const backslashes = dialect === 'mysql'
  const statements = ({ text }: EmittedFile) => splitStatements(text, { backslashes }).length
  if (evil.path.endsWith('.sql')) assert.equal(statements(evil), statements(good), evil.path)
}

/** The keys of a document, without what stands at the ends, or only where somebody wrote it. */
function shape(text: string): unknown {
  const value: unknown = JSON.parse(text, (key, inner: unknown) => {
    // Only where somebody wrote one, and only where a value could be made up.
    if (key === 'description' || key === 'examples') return undefined
    return typeof inner === 'object' && inner !== null ? inner : typeof inner
  })
  return value
}
