import { applyCommand, type Command } from '@drawbridge/commands'
import type { Step } from '@drawbridge/kinds/faces'
import type { Json, Manifest } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { copies, inserting, moving, removing, type Spot } from './edits.ts'
import { flowAt } from './place.ts'
import { everyStep, findStep, outermost, treeOf, type Body } from './tree.ts'

const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  kind: 'log',
  settings: { message: "''" },
  ...more,
})

const steps: readonly Step[] = [
  step('a'),
  step('b', {
    kind: 'if',
    settings: { condition: 'true' },
    bodies: { then: [step('c'), step('d')], else: [step('e')] },
  }),
  step('f', { bodies: { body: [] } }),
]

const drawing: Manifest = {
  drawbridge: 1,
  name: 'test',
  nodes: [
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          { id: 'e_1', name: 'get', method: 'GET', path: '/', access: ['public'], steps },
        ] as unknown as Json,
      },
    },
  ],
  connections: [],
}

function treeIn(manifest: Manifest): Body {
  const flow = flowAt(manifest, { node: 'api', item: 'e_1' })
  assert.ok(flow)
  return treeOf(flow)
}

const order = (manifest: Manifest): string =>
  everyStep(treeIn(manifest))
    .map((placed) => placed.step.id)
    .join('')

/** The drawing after the edits as one; taking them back must give the very same drawing. */
function after(commands: readonly Command[]): Manifest {
  const applied = applyCommand(drawing, { type: 'batch', label: 'edit', commands })
  assert.ok(applied.ok)
  const back = applyCommand(applied.manifest, applied.inverse)
  assert.ok(back.ok)
  assert.deepEqual(back.manifest, drawing)
  return applied.manifest
}

const tree = treeIn(drawing)
const listOf = (id: string) => findStep(tree, id)?.list ?? []

test('a step is put into any list of the tree, an empty one too', () => {
  const end: Spot = { list: tree.list, at: 3 }
  assert.equal(order(after(inserting('api', end, [step('x')]))), 'abcdefx')
  const inThen: Spot = { list: listOf('c'), at: 1 }
  assert.equal(order(after(inserting('api', inThen, [step('x'), step('y')]))), 'abcxydef')
  const inNone: Spot = { list: [...tree.list, '#f', 'bodies', 'body'], at: 0 }
  assert.equal(order(after(inserting('api', inNone, [step('x')]))), 'abcdefx')
})

test('removing closes up, and takes along what a step holds', () => {
  assert.equal(order(after(removing('api', tree, ['d']))), 'abcef')
  assert.equal(order(after(removing('api', tree, ['b', 'c']))), 'af')
  assert.equal(order(after(removing('api', tree, ['a', 'f', 'e']))), 'bcd')
})

test('a step moves within its list, into a body and out of one, with all that it holds', () => {
  const move = (ids: readonly string[], spot: Spot) => {
    const commands = moving('api', tree, ids, spot)
    assert.ok(commands)
    return order(after(commands))
  }
  assert.equal(move(['a'], { list: tree.list, at: 3 }), 'bcdefa')
  assert.equal(move(['f'], { list: tree.list, at: 0 }), 'fabcde')
  assert.equal(move(['a'], { list: listOf('c'), at: 1 }), 'bcadef')
  assert.equal(move(['e'], { list: tree.list, at: 1 }), 'aebcdf')
  assert.equal(move(['b'], { list: tree.list, at: 3 }), 'afbcde')
  assert.equal(move(['a', 'f'], { list: listOf('e'), at: 0 }), 'bcdafe')
  assert.equal(move(['c', 'd'], { list: tree.list, at: 0 }), 'cdabef')
})

test('a step that is dropped where it stands stays, and none goes into itself', () => {
  assert.deepEqual(moving('api', tree, ['b'], { list: tree.list, at: 1 }), [])
  assert.deepEqual(moving('api', tree, ['b'], { list: tree.list, at: 2 }), [])
  assert.equal(moving('api', tree, ['b'], { list: listOf('c'), at: 0 }), null)
})

test('copies have ids of their own at every depth, and names that are free', () => {
  let last = 0
  const newId = (prefix: string) => `${prefix}_${(last += 1)}`
  const named = [step('n', { name: 'task', bodies: { body: [step('m', { name: 'task2' })] } })]
  const [copy] = copies(named, new Set(['task', 'task2']), newId)
  assert.equal(copy?.id, 's_2')
  assert.equal(copy?.name, 'task3')
  assert.equal(copy?.bodies?.['body']?.[0]?.id, 's_1')
  assert.equal(copy?.bodies?.['body']?.[0]?.name, 'task4')
})

test('of steps that stand in each other the outer ones count', () => {
  const found = outermost(tree, ['d', 'b', 'f']).map((placed) => placed.step.id)
  assert.deepEqual(found, ['b', 'f'])
})

test('what is not a step is passed over, and pointers stay right', () => {
  const broken = structuredClone(drawing) as unknown as {
    nodes: { settings: { endpoints: { steps: unknown[] }[] } }[]
  }
  broken.nodes[0]?.settings.endpoints[0]?.steps.unshift(null, 'text', { kind: 'log' })
  const manifest = broken as unknown as Manifest
  assert.equal(order(manifest), 'abcdef')
  assert.equal(findStep(treeIn(manifest), 'a')?.pointer, '/settings/endpoints/0/steps/3')
})
