import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import { WAYS } from '@drawbridge/kinds'
import type { Json } from '@drawbridge/manifest'
import { DIALECTS } from '@drawbridge/sql'
import { needsOf } from './3-plan/needs.ts'
import { compile } from './compile.ts'
import { boot } from './testing/boot.ts'
import { codesOf } from './testing/codes-of.ts'
import { failuresIn, mistakesIn } from './testing/complaints.ts'
import { assertNeeds } from './testing/declared-needs.ts'
import { casesOf } from './testing/drawings.ts'
import { drawingWithWays, METHODS } from './testing/ways.ts'

const FOLDER = new URL('../../kinds/src/auth/ways/', import.meta.url)

test('every way has a folder, and every folder with a way is on the registry', () => {
  const folders = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/way\.ts$/.test(file))
    .map((file) => file.replace('/way.ts', ''))
  const names = WAYS.map(({ kind }) => kind.replaceAll(/[A-Z]/g, (big) => `-${big.toLowerCase()}`))
  assert.deepEqual(folders.toSorted(), names.toSorted())
})

const IS_LONG = process.env['TEST_LONG'] !== undefined

/** Every way there is; with a second factor that is demanded of everybody, or of nobody. */
const every = (demanded: boolean): readonly Json[] =>
  WAYS.map(({ kind, defaults }) => ({ kind, ...defaults, ...(kind === 'totp' && { demanded }) }))

for (const { kind, defaults, about } of WAYS) {
  const folder = kind.replaceAll(/[A-Z]/g, (big) => `-${big.toLowerCase()}`)

  suite(`the way ${kind}`, () => {
    test('people find words for it', () => {
      for (const one of [about.title, about.icon, ...about.vocabulary]) assert.match(one, /\S/)
      assert.match(about.summary, /^\S.*\.$/)
      assert.match(about.sentence(defaults), /^[^\n]+$/)
    })

    test('the cases of its page give what the page says', () => {
      const cases = casesOf(new URL(`${folder}/${folder}.md`, FOLDER))
      assert.ok(cases.length > 0, 'there is no case')
      for (const { drawing, gives } of cases) {
        const found = codesOf(drawingWithWays(drawing as readonly Json[]))
        assert.deepEqual(found.toSorted(), gives.toSorted())
      }
    })

    test('by itself it is right, and asks for what is declared and for no more', async () => {
      const manifest = drawingWithWays([{ kind, ...defaults }])
      const compiled = await compile(manifest)
      assert.ok(compiled.ok, JSON.stringify(compiled.diagnostics))
      assertNeeds(compiled.tree, needsOf(compiled.model), [])
      await using booted = await boot(manifest, 'sqlite')
      assert.equal(mistakesIn(booted.folder), '')
      assert.ok(existsSync(join(booted.folder, `test/auth-${folder}.test.ts`)))
      assert.equal(failuresIn(booted.folder), '')
    })
  })
}

/** Each method and each database once; all of their pairs in the long run. */
const PAIRS = Object.entries(METHODS).flatMap(([name, method], index) =>
  DIALECTS.filter((_, at) => IS_LONG || at === index % DIALECTS.length).map(
    (dialect) => ({ name, method, dialect }) as const,
  ),
)

for (const { name, method, dialect } of PAIRS)
  for (const demanded of IS_LONG ? [true, false] : [true])
    test(`all ways together are right with ${name} on ${dialect}, a second factor ${demanded ? 'demanded' : 'as people like'}`, async () => {
      await using booted = await boot(drawingWithWays(every(demanded), method), dialect)
      assert.equal(mistakesIn(booted.folder), '')
      assert.equal(failuresIn(booted.folder, dialect), '')
    })
