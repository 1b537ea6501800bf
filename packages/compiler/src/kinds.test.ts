import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { KINDS, STEP_KINDS } from '@drawbridge/kinds'
import { testPartKind, testStepKind } from './testing/test-kind.ts'

const FOLDER = new URL('../../kinds/src/', import.meta.url)

test('every kind has a folder, and every folder with a kind is on the registry', () => {
  const folders = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/kind\.ts$/.test(file))
    .map((file) => file.replace('/kind.ts', ''))
  assert.deepEqual(folders.toSorted(), KINDS.map(({ kind }) => kind).toSorted())
})

for (const kind of KINDS) testPartKind(kind, new URL(`${kind.kind}/${kind.kind}.md`, FOLDER))
for (const kind of STEP_KINDS) testStepKind(kind)
