import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { hasErrors, type Diagnostic, type Json } from '@drawbridge/manifest'
import { readManifest } from './1-read/read.ts'
import { checkManifest } from './2-check/check.ts'
import { HOSTILE } from './testing/hostile.ts'
import { slots, valueAt, withValue } from './testing/slots.ts'

/** The same each time; `npm run test:long` looks further, and elsewhere every time. */
const EXTENT =
  process.env['TEST_LONG'] === undefined ? { numRuns: 400, seed: 1 } : { numRuns: 50_000 }

const SAMPLES_FOLDER = new URL('../../../samples/', import.meta.url)
const SAMPLES = readdirSync(SAMPLES_FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => readFileSync(new URL(`${name}/manifest.json`, SAMPLES_FOLDER), 'utf8'))
  .map((text) => JSON.parse(text) as Json)

/** One change somewhere in a document: gone, doubled, swapped for another part of it, or for anything. */
const change = fc.record({
  where: fc.nat(),
  how: fc.oneof(
    fc.constant({ how: 'remove' as const }),
    fc.nat().map((from) => ({ how: 'copy' as const, from })),
    fc.constantFrom(...HOSTILE).map((value) => ({ how: 'put' as const, value })),
    fc.jsonValue({ maxDepth: 2 }).map((value) => ({ how: 'put' as const, value: value as Json })),
    fc
      .constantFrom<Json>(-1, 0, 1e21, 0.5, null, [], {}, true)
      .map((value) => ({ how: 'put' as const, value })),
  ),
})

const mutant = fc
  .tuple(fc.constantFrom(...SAMPLES), fc.array(change, { minLength: 1, maxLength: 5 }))
  .map(([sample, changes]) =>
    changes.reduce<Json>((document, { where, how }) => {
      const places = slots(document)
      const slot = places[where % Math.max(1, places.length)]
      if (slot === undefined) return document
      if (how.how === 'remove') return withValue(document, slot, undefined)
      if (how.how === 'put') return withValue(document, slot, how.value)
      return withValue(document, slot, valueAt(document, places[how.from % places.length] ?? []))
    }, sample),
  )

test('a mutilated manifest is compiled, or it is said what is wrong and where', () => {
  fc.assert(
    fc.property(mutant, (document) => {
      const read = readManifest(document)
      if (!read.ok) return wellSaid(read.diagnostics, true)
      const checked = checkManifest(read.value.manifest)
      wellSaid(checked.diagnostics, !checked.ok)
    }),
    EXTENT,
  )
})

test('any text and any value is read or refused, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.anything()), (input) => {
      const read = readManifest(input)
      if (!read.ok) wellSaid(read.diagnostics, true)
    }),
    EXTENT,
  )
})

function wellSaid(diagnostics: readonly Diagnostic[], wrong: boolean): void {
  assert.equal(hasErrors(diagnostics), wrong)
  for (const { message, cure, field } of diagnostics) {
    assert.ok(message !== '' && cure !== '')
    assert.ok(message.length < 1000 && message.isWellFormed(), message)
    assert.doesNotMatch(message, /undefined|\[object|NaN|\n/, message)
    if (field !== undefined) assert.match(field, /^(?:\/|$)/)
  }
}
