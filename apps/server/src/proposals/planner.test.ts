import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Refused } from '../http/problem.ts'
import { Planner } from './planner.ts'

const BLANK = { drawbridge: 1, name: 'Blank', nodes: [], connections: [] } as const
const ADA = { accountId: 'u_ada' }
const BOB = { accountId: 'u_bob' }
const BOOKS = { manifest: BLANK, text: 'books have a title' }

const planner = new Planner()
after(() => planner.close())

const isRefused = (status: number) => (error: unknown) =>
  error instanceof Refused && error.status === status

test('while somebody’s text is read, everything else goes on', async () => {
  let beats = 0
  const beat = setInterval(() => (beats += 1), 5)
  const { plan, diagnostics } = await planner.read(ADA, BOOKS)
  clearInterval(beat)
  assert.ok(plan.command)
  assert.ok(diagnostics.length > 0)
  assert.ok(beats > 3)
})

test('what comes next is found in a thread too, and nobody who has written something waits for it', async () => {
  const node = { id: 'books', kind: 'table', name: 'books', settings: { fields: [] } }
  const looked = { manifest: { ...BLANK, nodes: [node] }, node: 'books' }
  const looks = Array.from({ length: 4 }, () => planner.next(ADA, looked))
  await assert.rejects(planner.next(ADA, looked), isRefused(429))
  assert.ok((await planner.read(ADA, BOOKS)).plan.command)
  for (const next of await Promise.all(looks))
    assert.ok(next.length > 0 && next.every(({ plan }) => plan.command))
  await assert.rejects(new Planner(0).next(ADA, looked), isRefused(422))
})

test('what takes too long is given up, and nothing of it is left', async () => {
  const hasty = new Planner(0)
  await assert.rejects(hasty.read(ADA, BOOKS), isRefused(422))
})

test('whoever asks for more and more is held back, and nobody else', async () => {
  const asked = Array.from({ length: 4 }, () => planner.read(ADA, BOOKS))
  await assert.rejects(planner.read(ADA, BOOKS), isRefused(429))
  assert.ok((await planner.read(BOB, BOOKS)).plan.command)
  assert.equal((await Promise.all(asked)).length, 4)
  assert.ok((await planner.read(ADA, BOOKS)).plan.command)
})
