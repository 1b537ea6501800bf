import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meets } from './geometry.ts'
import { crowdOf } from './stacks.ts'

/** Columns of cards, as Tidy leaves them: so high, and so far below each other. */
const drawing = (columns: number, rows: number, height: number) =>
  Array.from({ length: columns * rows }, (_, index) => ({
    id: `p${index}`,
    x: (index % columns) * 336,
    y: Math.floor(index / columns) * (height + 24),
    width: 240,
    height,
  }))

test('what can be pressed one by one is in no stack', () => {
  assert.deepEqual(crowdOf(drawing(10, 10, 84), [], 0.25).stacks, [])
  assert.deepEqual(crowdOf(drawing(10, 10, 220), [], 0.1).stacks, [])
})

test('from far away every part is large enough to be pressed, or in one stack whose mark is', () => {
  for (const zoom of [0.1, 0.14, 0.2])
    for (const height of [48, 84, 112]) {
      const places = drawing(6, 30, height)
      const { stacks, ids } = crowdOf(places, [], zoom)
      const stacked = stacks.flatMap((stack) => stack.ids)
      assert.equal(new Set(stacked).size, stacked.length)
      assert.deepEqual(new Set(stacked), ids)
      const least = 24 / zoom
      const pressed = places
        .filter(({ id }) => !ids.has(id))
        .map(({ x, y, width, height: high }) => ({
          x: x - Math.max(0, least - width) / 2,
          y: y - Math.max(0, least - high) / 2,
          width: Math.max(width, least),
          height: Math.max(high, least),
        }))
      const marks = stacks.map(({ x, y }) => ({
        x: x - 16 / zoom,
        y: y - 12 / zoom,
        width: 32 / zoom,
        height: 24 / zoom,
      }))
      const targets = [...pressed, ...marks]
      assert.ok(stacks.every((stack) => stack.ids.length > 1))
      for (const [at, one] of targets.entries())
        for (const other of targets.slice(at + 1))
          assert.ok(!meets(one, other), `${height} at ${zoom}: two targets have the same ground`)
    }
})

test('a frame can be pressed where there is ground enough beside what stands on it', () => {
  const [card = { id: '', x: 0, y: 0, width: 0, height: 0 }] = drawing(1, 1, 84)
  const around = (by: number) => ({
    id: `by ${by}`,
    x: -by,
    y: -by,
    width: 240 + 2 * by,
    height: 84 + 2 * by,
  })
  const { ids } = crowdOf([card], [around(32), around(200)], 0.2)
  assert.deepEqual([...ids], ['by 32'])
})
