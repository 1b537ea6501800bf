import type { Step } from '@drawbridge/kinds/faces'
import type { Json, Node } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DrawnCard } from './drawn.ts'
import { layout } from './layout.ts'
import { flowsIn } from './place.ts'
import { everyStep, treeOf } from './tree.ts'

const step = (
  id: string,
  kind: string,
  bodies?: Step['bodies'],
  settings: Step['settings'] = {},
): Step => ({ id, kind, settings, ...(bodies && { bodies }) })

function draw(steps: readonly Step[]) {
  const part: Node = {
    id: 'f',
    kind: 'flow',
    name: 'f',
    settings: { steps: steps as unknown as Json },
  }
  const [flow] = flowsIn(part)
  assert.ok(flow)
  const tree = treeOf(flow)
  return { tree, drawn: layout(tree) }
}

const branches = [
  { id: 'one', name: 'one' },
  { id: 'two', name: 'two' },
]

const nested = [
  step('a', 'findOne'),
  step('b', 'if', {
    then: [step('c', 'transaction', { body: [step('d', 'update'), step('e', 'create')] })],
    else: [step('g', 'fail')],
  }),
  step('h', 'each', {
    body: [step('i', 'parallel', { one: [], two: [step('j', 'log')] }, { branches })],
  }),
  step('k', 'respond'),
]

const overlap = (a: DrawnCard, b: DrawnCard): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

const within = (a: DrawnCard, b: DrawnCard): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height

test('every step is drawn once, to the right of the one before it', () => {
  const { tree, drawn } = draw(nested)
  const ids = drawn.cards.map(({ placed }) => placed.step.id).toSorted()
  assert.deepEqual(
    ids,
    everyStep(tree)
      .map(({ step: { id } }) => id)
      .toSorted(),
  )
  const top = ['a', 'b', 'h', 'k'].map(
    (id) => drawn.cards.find(({ placed }) => placed.step.id === id)?.x ?? 0,
  )
  assert.deepEqual(
    top,
    top.toSorted((a, b) => a - b),
  )
})

test('cards stand apart, and what a frame holds stands inside of it', () => {
  const { drawn } = draw(nested)
  for (const a of drawn.cards)
    for (const b of drawn.cards) {
      if (a === b || !overlap(a, b)) continue
      const [outer, inner] = within(a, b) ? [b, a] : [a, b]
      assert.equal(outer.look, 'frame')
      assert.ok(within(inner, outer), `${inner.placed.step.id} in ${outer.placed.step.id}`)
    }
})

test('a step can be put before and after each, and into every body', () => {
  const { drawn } = draw(nested)
  const spots = drawn.spots.map(({ list, at }) => `${list.slice(-3).join(' ')} ${at}`)
  assert.equal(new Set(spots).size, spots.length)
  assert.ok(spots.includes('#i bodies one 0'))
  assert.ok(spots.includes('#c bodies body 2'))
  assert.ok(spots.includes('steps 3'))
  // Nothing comes after an answer.
  assert.ok(!spots.includes('steps 4'))
})

test('where every way ends, nothing goes on', () => {
  const ends = step('b', 'if', { then: [step('c', 'respond')], else: [step('d', 'fail')] })
  assert.ok(!draw([ends]).drawn.spots.some(({ list, at }) => list.length === 1 && at === 1))
  const dead = draw([ends, step('e', 'log')]).drawn.wires.filter(({ look }) => look === 'dead')
  assert.equal(dead.length, 1)
})

test('a way that only ends hangs below, and the flow goes straight on', () => {
  const guard = step('b', 'if', { then: [step('c', 'fail')], else: [] })
  const { drawn } = draw([guard, step('d', 'log')])
  const at = (id: string) => drawn.cards.find(({ placed }) => placed.step.id === id)
  const [card, ending, next] = [at('b'), at('c'), at('d')]
  assert.ok(card && ending && next)
  assert.ok(ending.y > card.y + card.height)
  assert.equal(next.y, card.y)
  assert.ok(ending.x < card.x + card.width)
})

test('a kind that nobody knows is drawn with what it holds', () => {
  const { drawn } = draw([step('a', 'teleport', { inside: [step('b', 'log')] })])
  assert.deepEqual(
    drawn.cards.map(({ look }) => look),
    ['frame', 'card'],
  )
})

test('a long flow is laid out in one go', () => {
  const many = Array.from({ length: 500 }, (_, index) => step(`s${index}`, 'log'))
  assert.equal(draw(many).drawn.cards.length, 500)
})
