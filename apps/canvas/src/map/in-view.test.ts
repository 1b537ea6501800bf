import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawnAtOnce, drawnNext, farAt, type View } from './in-view.ts'

const places = Array.from({ length: 100 }, (_, index) => ({
  id: `p${index}`,
  x: index * 100,
  y: 0,
  width: 80,
  height: 80,
}))
const view = (x: number, width: number, isStill = true): View => ({
  x,
  y: -100,
  width,
  height: 300,
  far: farAt(1),
  isStill,
  isHeld: false,
})
const settled = (drawn: ReturnType<typeof drawnAtOnce>, seen: View) => {
  let [last, next] = [drawn, drawnNext(drawn, places, seen)]
  while (next !== last) [last, next] = [next, drawnNext(next, places, seen)]
  return next
}

test('a map opens with all that is in view, and nothing else', () => {
  const drawn = drawnAtOnce(places, view(0, 1000))
  assert.deepEqual(
    [...drawn.keys()],
    places.slice(0, 10).map(({ id }) => id),
  )
})

test('what comes into view comes a few cards at a time, from the middle', () => {
  const next = drawnNext(new Map(), places, view(0, 1000))
  assert.deepEqual([...next.keys()].toSorted(), ['p4', 'p5'])
  assert.equal(settled(new Map(), view(0, 1000)).size, 10)
})

test('while something is held, a frame has time for one card', () => {
  const held = { ...view(0, 1000), isHeld: true }
  assert.equal(drawnNext(new Map(), places, held).size, 1)
})

test('what has just gone out of view stays until it is far out', () => {
  const near = settled(drawnAtOnce(places, view(0, 1000)), view(300, 1000))
  assert.ok(near.has('p0'))
  const far = settled(near, view(2000, 1000))
  assert.ok(!far.has('p0'))
  assert.equal(far.size, 10)
})

test('cards are drawn nearer only while nobody moves the map, and those far out go at any time', () => {
  const before = new Map([
    ['p0', 2],
    ['p99', 2],
  ] as const)
  const moving = view(0, 80, false)
  assert.deepEqual([...drawnNext(before, places, moving)], [['p0', 2]])
  assert.deepEqual([...settled(before, view(0, 80))], [['p0', 0]])
})

test('nothing left to do is told by the very same', () => {
  const drawn = drawnAtOnce(places, view(0, 1000))
  assert.equal(drawnNext(drawn, places, view(0, 1000)), drawn)
})
