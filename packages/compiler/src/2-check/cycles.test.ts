import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import { checkManifest } from './check.ts'

/** Tables, each with the tables without whose rows it can't have one. */
function circlesOf(needs: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const manifest: Manifest = {
    drawbridge: 1,
    name: 'Example',
    nodes: Object.entries(needs).map(([name, targets]) => ({
      id: name,
      kind: 'table',
      name,
      settings: {
        fields: [],
        relations: targets.map((target, index) => ({
          id: `r${index}`,
          name: `other${index}`,
          type: 'manyToOne',
          target,
          required: true,
        })),
      },
    })),
    connections: [],
  }
  return checkManifest(manifest)
    .diagnostics.filter(({ code }) => code === 'required-cycle')
    .map(({ message }) => message)
}

test('tables that need each other are found, and those that only lead there are not', () => {
  assert.deepEqual(circlesOf({ ants: ['bees'], bees: ['cats'], cats: ['bees'], dogs: ['cats'] }), [
    "Rows of “bees” and “cats” need each other, so the first can't be created.",
  ])
  assert.deepEqual(circlesOf({ ants: ['ants'] }), [
    "Each row of “ants” needs another row of it, so the first can't be created.",
  ])
  assert.deepEqual(circlesOf({ ants: ['bees', 'cats'], bees: ['cats'], cats: [] }), [])
})

test('a chain of thousands of tables needs no stack', () => {
  const names = Array.from({ length: 3000 }, (_, index) => `thing${index}x`)
  const chain = Object.fromEntries(names.map((name, at) => [name, names.slice(at + 1, at + 2)]))
  assert.deepEqual(circlesOf(chain), [])
  const [last = ''] = names.slice(-1)
  assert.equal(circlesOf({ ...chain, [last]: names.slice(0, 1) }).length, 1)
})
