import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Value } from 'typebox/value'
import { manifestSchema } from './manifest-schema.ts'

const ROOT = new URL('../../../', import.meta.url)

test('the published schema is the one that the kinds give', () => {
  const published = readFileSync(new URL('docs/manifest.schema.json', ROOT), 'utf8')
  assert.equal(
    published,
    `${JSON.stringify(manifestSchema(), null, 2)}\n`,
    'Run: npx drawbridge schema > docs/manifest.schema.json',
  )
})

test('it takes every sample', () => {
  const samples = readdirSync(new URL('samples/', ROOT), { withFileTypes: true })
  for (const { name: sample } of samples.filter((entry) => entry.isDirectory())) {
    const url = new URL(`samples/${sample}/manifest.json`, ROOT)
    const manifest: unknown = JSON.parse(readFileSync(url, 'utf8'))
    // The compact form is another syntax.
    if (!isFull(manifest)) continue
    const schema = manifestSchema() as Record<string, unknown>
    assert.deepEqual([...Value.Errors(schema, manifest)], [], sample)
  }
})

function isFull(manifest: unknown): boolean {
  return typeof manifest === 'object' && manifest !== null && 'drawbridge' in manifest
}
