import { compile } from '@drawbridge/compiler'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { test } from 'node:test'
import type { CompiledOk } from '../backend.ts'
import { previewsFor, TRIED_LEVELS } from '../fixture.ts'
import { watchedText } from '../inside/watched-text.ts'
import { stepsIn } from '../testing/steps-in.ts'
import { tracePlanOf, type StepPlace } from './points.ts'
import type { Run } from './runs.ts'

const root = new URL('../../../../', import.meta.url)
const EVERY_STEP = 'packages/compiler/src/testing/every-step.json'

test('every step of a drawing can be watched, and no line moves', async () => {
  for (const path of [EVERY_STEP, 'samples/conduit/manifest.json']) {
    const compiled = await compiledAt(path)
    const { files, steps } = tracePlanOf(compiled)
    assert.ok(steps.length > 50)
    for (const { path: file, points } of files) {
      const text = compiled.tree.find((one) => one.path === file)?.text ?? ''
      const watched = watchedText(text, points, '/watcher.ts')
      assert.equal(watched.split('\n').length, text.split('\n').length)
      assert.doesNotThrow(() => stripTypeScriptTypes(watched), file)
    }
  }
})

for (const highest of TRIED_LEVELS) {
  test(`tells what each step gave, at level ${highest}`, async (t) => {
    const previews = await previewsFor(t, { highest })
    await previews.start('a', await compiledAt(EVERY_STEP))
    const call = (path: string, body: object, until?: StepPlace) =>
      previews.watch(
        'a',
        {
          method: 'POST',
          path,
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        },
        until === undefined ? {} : { until },
      )

    const { status, run } = await call('/ifgives', { n: 11 })
    assert.equal(status, 200)
    const [first, , last, ...others] = stepsIn(run)
    assert.equal(first?.value, 'large')
    assert.equal(first.run, 1)
    assert.ok(first.ms !== null && first.ms >= 0)
    assert.equal(last?.ms, null, 'what answers does not come to its end')
    assert.equal(others.length, 0, 'the branch that was not taken was not seen')

    const loops = await call('/loops', { list: [1, 2, 3] })
    const repeated = stepsIn(loops.run).filter(({ run: count }) => count === 3)
    assert.ok(repeated.some(({ each }) => each === 3))

    const stopped = await call('/ifgives', { n: 1 }, first)
    assert.equal(stopped.status, 499)
    assert.deepEqual(valuesOf(stopped.run), ['small'])

    const at = previews.logs('a').length
    const refused = await call('/switchanswers', { mood: 'sad' })
    assert.equal(refused.status, 418)
    assert.ok(stepsIn(refused.run).at(-1)?.failed !== undefined)
    assert.ok(
      previews
        .logs('a')
        .slice(at)
        .every(({ level }) => level !== 'error'),
    )
  })
}

const valuesOf = (run: Run | undefined) =>
  stepsIn(run).flatMap(({ value }) => (value === undefined ? [] : [value]))

async function compiledAt(path: string): Promise<CompiledOk> {
  const compiled = await compile(await readFile(new URL(path, root), 'utf8'), { dialect: 'sqlite' })
  assert.ok(compiled.ok)
  return compiled
}
