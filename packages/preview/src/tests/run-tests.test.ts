import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backendOf, previewsFor } from '../fixture.ts'
import { InnerEnded } from '../inner.ts'

const MADE_UP = `
  import { writeSync } from 'node:fs'
  const test = { file: 'x', name: 'x', line: 1, ms: 0, within: [], state: 'passed' }
  const report = JSON.stringify({ type: 'test', test }) + '\\n'
  for (;;) writeSync(3, report.repeat(100))
`

test('code that makes up tests without end is ended, and few of them are heard', async (t) => {
  const previews = await previewsFor(t)
  const { tree, ...rest } = backendOf('')
  const file = { path: 'test/made-up.test.ts', text: MADE_UP, origins: [] }
  let heard = 0
  const run = previews.test(
    { ...rest, tree: [...tree, file] },
    {
      files: [file.path],
      tell: () => (heard += 1),
      signal: AbortSignal.timeout(30_000),
    },
  )
  await assert.rejects(run, (error) => error instanceof InnerEnded && error.ending === 'stuck')
  assert.equal(heard, 10_000)
})
