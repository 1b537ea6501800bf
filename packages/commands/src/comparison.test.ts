import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, Manifest } from '@drawbridge/manifest'
import { compareDrawings, fateAt } from './comparison.ts'

const field = (id: string, name: string) => ({ id, name, type: 'string' })
const step = (id: string, more: Record<string, Json> = {}) => ({ id, kind: 'log', ...more })
const drawing = (fields: readonly Json[], steps: readonly Json[]): Manifest => ({
  drawbridge: 1,
  name: 'Library',
  nodes: [
    { id: 't1', kind: 'table', name: 'books', settings: { fields } },
    {
      id: 'a1',
      kind: 'api',
      name: 'api',
      settings: { endpoints: [{ id: 'e1', method: 'GET', path: '/books', steps }] },
    },
  ],
  connections: [],
})
const told = ({ fates }: ReturnType<typeof compareDrawings>) => Object.fromEntries(fates)

test('a drawing beside itself, or moved about on the map, has nothing to tell', () => {
  const one = drawing([field('f1', 'title')], [step('s1')])
  const moved = { ...one, nodes: one.nodes.map((node) => ({ ...node, position: { x: 9, y: 9 } })) }
  assert.deepEqual(compareDrawings(one, moved), { manifest: moved, fates: new Map() })
})

test('what is gone stands where it stood, inside parts as well', () => {
  const before = drawing([field('f1', 'a'), field('f2', 'b'), field('f3', 'c')], [step('s1')])
  const after = drawing([field('f4', 'd'), field('f1', 'A'), field('f3', 'c')], [step('s1')])
  const compared = compareDrawings(before, after)
  assert.deepEqual(told(compared), {
    t1: 'changed',
    't1/fields/#f4': 'added',
    't1/fields/#f1': 'changed',
    't1/fields/#f2': 'removed',
  })
  assert.deepEqual(compared.manifest.nodes[0]?.settings['fields'], [
    field('f4', 'd'),
    field('f1', 'A'),
    field('f2', 'b'),
    field('f3', 'c'),
  ])
})

test('parts and connections come and go', () => {
  const [table, api] = drawing([], []).nodes
  assert.ok(table && api)
  const base = { drawbridge: 1 as const, name: 'x' }
  const line = { id: 'c1', from: 'a1', to: 't1' }
  const compared = compareDrawings(
    { ...base, nodes: [table, api], connections: [line] },
    { ...base, nodes: [api, { ...table, id: 't2' }], connections: [{ ...line, to: 't2' }] },
  )
  assert.deepEqual(told(compared), { t1: 'removed', t2: 'added', c1: 'changed' })
  assert.deepEqual(
    compared.manifest.nodes.map(({ id }) => id),
    ['t1', 'a1', 't2'],
  )
})

test('steps that move into another step are changed, and stand in one place', () => {
  const check = step('s2', { kind: 'if', bodies: { then: [step('s1'), step('s3')] } })
  const flat = drawing([], [step('s1')])
  const nested = drawing([], [check])
  const at = ['endpoints', '#e1', 'steps']
  const inside = [...at, '#s2', 'bodies', 'then']

  const wrapped = compareDrawings(flat, nested)
  assert.equal(wrapped.fates.get('a1/endpoints/#e1'), 'changed')
  assert.equal(fateAt(wrapped.fates, 'a1', [...at, '#s2']), 'added')
  assert.deepEqual(wrapped.manifest, nested)

  const unwrapped = compareDrawings(nested, flat)
  assert.equal(fateAt(unwrapped.fates, 'a1', [...at, '#s1']), 'changed')
  assert.equal(fateAt(unwrapped.fates, 'a1', [...inside, '#s3']), 'removed')
  assert.deepEqual(
    unwrapped.manifest.nodes[1]?.settings['endpoints'],
    drawing([], [{ ...check, bodies: { then: [step('s3')] } }, step('s1')]).nodes[1]?.settings[
      'endpoints'
    ],
  )
})

test('a setting that was a list and is none any more is shown as it is now', () => {
  const before = drawing([field('f1', 'a')], [])
  const [table, api] = before.nodes
  assert.ok(table && api)
  const after = { ...before, nodes: [{ ...table, settings: { fields: 'none' } }, api] }
  assert.deepEqual(compareDrawings(before, after).manifest, after)
})
