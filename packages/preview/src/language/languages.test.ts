import { compile } from '@drawbridge/compiler'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { previewsFor, TRIED_LEVELS } from '../fixture.ts'

const MANIFEST = new URL('../../../compiler/src/testing/every-step.json', import.meta.url)

for (const highest of TRIED_LEVELS) {
  test(`tells what is wrong with code while it is typed, at level ${highest}`, async (t) => {
    const compiled = await compile(await readFile(MANIFEST, 'utf8'), { dialect: 'sqlite' })
    assert.ok(compiled.ok)
    const own = compiled.tree.find(({ path }) => path === 'src/steps/codes-median.ts')
    const [, origin] = own?.origins ?? []
    assert.ok(origin?.field !== undefined)
    const place = { node: origin.node, field: origin.field }
    const previews = await previewsFor(t, { highest })
    const advise = (source: string, at?: { line: number; column: number }) =>
      previews.advise('a', compiled, { place, source, ...(at && { at }) })

    const wrong = await advise('const first: number = numbers[0]\nreturn first')
    assert.deepEqual(
      wrong?.errors.map(({ from, to, severity }) => ({ from, to, severity })),
      [{ from: { line: 1, column: 6 }, to: { line: 1, column: 11 }, severity: 'error' }],
    )
    assert.match(wrong.errors[0]?.message ?? '', /undefined/)
    assert.deepEqual((await advise('return numbers[0] ?? null'))?.errors, [])

    const nothing = await advise('')
    assert.deepEqual(
      nothing?.errors.map(({ from }) => from.line),
      [1],
    )
    const unfinished = await advise('return numbers.\n', { line: 1, column: 15 })
    assert.ok(
      unfinished?.completions.some(({ label, kind }) => label === 'toSorted' && kind === 'method'),
    )
    const elsewhere = { node: 'api', field: '/settings/nowhere' }
    assert.equal(await previews.advise('a', compiled, { place: elsewhere, source: '' }), undefined)
  })
}
