import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { manifestSchema } from '@drawbridge/kinds'
import type { Json } from '@drawbridge/manifest'
import { DIALECTS, type Dialect } from '@drawbridge/sql'
import { compile } from './compile.ts'
import { compareFiles } from './testing/compare-files.ts'
import { assertSaidWell } from './testing/hostile-settings.ts'
import { HARMLESS, HOSTILE } from './testing/hostile.ts'
import { filled, placesOf } from './testing/places.ts'
import { schemaSlots } from './testing/schema-slots.ts'
import { parsed } from './testing/syntax.ts'

/** In the long run each text in each drawing; else in one of them by turns. */
const IS_LONG = process.env['TEST_LONG'] !== undefined

const DRAWINGS = ['wide', 'every-step'].map((name) => {
  const url = new URL(`testing/${name}.json`, import.meta.url)
  const drawing = JSON.parse(readFileSync(url, 'utf8')) as Json
  const places = placesOf(drawing)
  const texts = places.filter(({ meaning }) => meaning === 'text')
  return { name, drawing, places, free: filled(drawing, texts, HARMLESS).taken }
})

suite('hostile text', () => {
  test('is tried in every place where a manifest takes text', () => {
    const tried = new Set(DRAWINGS.flatMap(({ places }) => places.map(({ name }) => name)))
    const missing = schemaSlots(manifestSchema()).filter((name) => !tried.has(name))
    assert.deepEqual(missing, [], 'neither drawing in testing/ has such a text')
  })

  HOSTILE.forEach((text, index) => {
    const dialect = DIALECTS[index % DIALECTS.length] ?? 'mysql'
    const called = JSON.stringify(text.slice(0, 30))
    const tried = DRAWINGS.filter((_, at) => IS_LONG || at === index % DRAWINGS.length)
    for (const { name, drawing, places, free } of tried) {
      test(`${called} becomes data and nothing else in ${name}`, async () => {
        const evil = filled(drawing, free, text)
        const good = evil.taken.reduce((document, place) => place.put(document, HARMLESS), drawing)
        const [trusted, suspect] = [
          await trustedTree(good, dialect),
          await treeOf(evil.drawing, dialect),
        ]
        assert.deepEqual([...suspect.keys()], [...trusted.keys()])
        for (const [path, file] of suspect) {
          const other = trusted.get(path)
          if (other) compareFiles(file, other, dialect)
        }
        assertSaidWell(evil.refusals)
      })

      // A name that is taken changes more than literals; the code has to be code all the same.
      test(`${called} is a good name in ${name}, or none`, async () => {
        const naming = places.filter(({ meaning }) => meaning === 'name')
        const named = filled(drawing, naming, text)
        for (const [path, file] of await treeOf(named.drawing, dialect))
          if (path.endsWith('.ts')) parsed(path, file.text)
        assertSaidWell(named.refusals)
      })
    }
  })
})

/** The same for every text that is taken in the same places, which most are. */
const trustedTrees = new Map<string, ReturnType<typeof treeOf>>()

function trustedTree(manifest: Json, dialect: Dialect): ReturnType<typeof treeOf> {
  const key = `${dialect} ${JSON.stringify(manifest)}`
  const tree = trustedTrees.get(key) ?? treeOf(manifest, dialect)
  trustedTrees.set(key, tree)
  return tree
}

async function treeOf(manifest: Json, dialect: Dialect) {
  const compiled = await compile(manifest, { dialect })
  assert.ok(compiled.ok, 'what checks is compiled')
  return new Map(compiled.tree.map((file) => [file.path, file]))
}
