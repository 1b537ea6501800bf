import { applyCommand } from '@drawbridge/commands'
import type { Step } from '@drawbridge/kinds/faces'
import { isObject, type Json, type Manifest } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scopesIn } from './scopes-in.ts'
import { extracting, sideBySide } from './extract.ts'
import { namesIn } from './names-in.ts'
import { flowAt, itemsOf } from './place.ts'
import { everyStep, findStep, treeOf } from './tree.ts'

const set = (id: string, name: string, value: string): Step => ({
  id,
  kind: 'set',
  name,
  settings: { value },
})

function shownOf(steps: readonly Step[]) {
  const manifest: Manifest = {
    drawbridge: 1,
    name: 'test',
    nodes: [
      {
        id: 'api',
        kind: 'api',
        name: 'api',
        settings: {
          endpoints: [
            { id: 'e', name: 'read', method: 'GET', path: '/:slug', access: ['public'], steps },
          ] as unknown as Json,
        },
      },
    ],
    connections: [],
  }
  const flow = flowAt(manifest, { node: 'api', item: 'e' })
  assert.ok(flow)
  return { manifest, shown: { flow, tree: treeOf(flow) } }
}

function extracted(steps: readonly Step[], ids: readonly string[]) {
  const { manifest, shown } = shownOf(steps)
  const chosen = ids.map((id) => findStep(shown.tree, id)).filter((one) => one !== undefined)
  let last = 0
  const newId = (prefix: string) => `${prefix}_${(last += 1)}`
  const { commands } = extracting(shown, chosen, {
    scopes: scopesIn(manifest, shown.flow),
    name: 'part',
    newId,
  })
  const applied = applyCommand(manifest, { type: 'batch', label: 'Extract', commands })
  assert.ok(applied.ok)
  const part = applied.manifest.nodes.find(({ kind }) => kind === 'flow')
  const rest = flowAt(applied.manifest, { node: 'api', item: 'e' })
  assert.ok(part && rest)
  return {
    inputs: itemsOf(part.settings['inputs']).map(({ name, type }) => `${name}: ${type}`),
    inside: itemsOf(part.settings['steps']).map(({ kind }) => kind),
    given: itemsOf(part.settings['steps']).at(-1)?.['settings'],
    rest: everyStep(treeOf(rest)).map(({ step }) => step),
  }
}

test('what steps use from before becomes inputs, and what is used later is given back', () => {
  const { inputs, inside, given, rest } = extracted(
    [
      set('a', 'first', 'params.slug'),
      set('b', 'second', 'upper(first)'),
      set('c', 'third', 'second'),
    ],
    ['b'],
  )
  assert.deepEqual(inputs, ['first: string'])
  assert.deepEqual(inside, ['set', 'give'])
  assert.deepEqual(given, { value: 'second' })
  assert.deepEqual(
    rest.map(({ kind, name }) => `${kind} ${name}`),
    ['set first', 'call second', 'set third'],
  )
  const call = rest[1]?.settings
  assert.deepEqual(isObject(call) && call['inputs'], { first: 'first' })
})

test('several values come back as one object and keep their names', () => {
  const { given, rest, inputs } = extracted(
    [set('a', 'x', 'params.slug'), set('b', 'y', '2'), set('c', 'z', 'x + y')],
    ['a', 'b'],
  )
  assert.deepEqual(given, { value: '{ x, y }' })
  assert.deepEqual(inputs, ['params: object'])
  assert.deepEqual(
    rest.map(({ name, settings }) => `${name} ${String(settings['value'])}`),
    ['result undefined', 'x result.x', 'y result.y', 'z x + y'],
  )
})

test('steps that nothing asks for give nothing', () => {
  const { inside, rest } = extracted([set('a', 'x', '1'), set('b', 'y', '2')], ['b'])
  assert.deepEqual(inside, ['set'])
  assert.equal(rest.at(-1)?.name, undefined)
})

test('only steps that follow each other can become one', () => {
  const { shown } = shownOf([set('a', 'x', '1'), set('b', 'y', '2'), set('c', 'z', '3')])
  const [a, b, c] = shown.tree.steps
  assert.ok(a && b && c)
  assert.ok(sideBySide([a, b]))
  assert.ok(!sideBySide([a, c]))
  assert.ok(!sideBySide([]))
})

test('names are found where they stand alone, not in texts and not behind a point', () => {
  const names = namesIn({ a: "user.name + 'body' + items[index]", b: ['`${task}`'] })
  assert.deepEqual([...names].toSorted(), ['index', 'items', 'task', 'user'])
})
