import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compile } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import { migrationBetween } from './migration-between.ts'

const sample = new URL('../../../../samples/tasks/manifest.json', import.meta.url)
const tasks: Manifest = JSON.parse(readFileSync(sample, 'utf8'))

test('a migration begins at the tables that there are, and is not told while nobody knows them', async () => {
  const compiled = await compile(tasks)
  assert.ok(compiled.ok)
  const { release } = compiled
  const blank = { ...tasks, nodes: [], connections: [] }
  const made = migrationBetween({ manifest: blank, release: undefined }, release)
  assert.match(made ?? '', /CREATE TABLE tasks/)
  assert.equal(migrationBetween({ manifest: tasks, release }, release), null)
  assert.equal(migrationBetween({ manifest: tasks, release: undefined }, release), null)
})
