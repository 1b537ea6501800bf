import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { STEP_KINDS } from '@drawbridge/kinds'

test('docs/flows.md tells of every kind of step', () => {
  const page = readFileSync(new URL('../../../docs/flows.md', import.meta.url), 'utf8')
  const told = new Set(page.slice(page.indexOf('## Steps')).match(/(?<=`)\w+(?=`)/g))
  assert.deepEqual(
    STEP_KINDS.map(({ face }) => face.kind).filter((kind) => !told.has(kind)),
    [],
  )
})
