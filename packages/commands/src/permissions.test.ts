import type { Json, Manifest } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { applyCommand } from './apply-command.ts'
import { askingFor, renamePermission } from './permissions.ts'

const sample = (name: string): Manifest =>
  JSON.parse(
    readFileSync(new URL(`../../../samples/${name}/manifest.json`, import.meta.url), 'utf8'),
  )

const partOf = (manifest: Manifest, kind: string) => {
  const found = manifest.nodes.find((node) => node.kind === kind)
  assert.ok(found)
  return found
}

test('a permission that is renamed is asked for by its new name, and nothing else changes', () => {
  const manifest = sample('teams')
  const auth = partOf(manifest, 'auth')
  const commands = renamePermission(manifest, auth, 'articles:rate', 'articles:judge')
  const after = commands.reduce((one, command) => {
    const applied = applyCommand(one, command)
    assert.ok(applied.ok)
    return applied.manifest
  }, manifest)
  const text = JSON.stringify(manifest).replaceAll('articles:rate', 'articles:judge')
  assert.deepEqual(after, JSON.parse(text) as Json)
})

test('members are asked by a rule of their own', () => {
  const manifest = sample('workspace')
  const part = partOf(manifest, 'organisation')
  const [own, ...others] = renamePermission(manifest, part, 'projects:manage', 'projects:run')
  assert.equal(own?.type, 'setSetting')
  assert.deepEqual(
    others.map((one) => (one.type === 'setSetting' ? [one.path.join('/'), one.value] : [])),
    ['create', 'update'].map((one) => [`access/${one}`, ['member:can:projects:run']]),
  )
})

test('what asks for a permission is told in words', () => {
  const manifest = sample('teams')
  const asking = (name: string) =>
    askingFor(manifest, partOf(manifest, 'auth'), name).map(({ words }) => words)
  assert.deepEqual(asking('people:manage'), [
    'users, email, who reads',
    'users, trusted, who writes',
    'users, update',
  ])
  assert.deepEqual(asking('articles:burn'), [])
})
