import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAnswer } from './answer.ts'
import type { Reply } from './question.ts'

const node = { id: 'books', kind: 'table', name: 'books', settings: {} }
const answer = (region: object): Reply => ({
  ending: 'whole',
  text: JSON.stringify({
    title: 'Books',
    changes: [{ says: 'Books.', commands: [{ type: 'addNode', node }], ...region }],
    assumptions: [],
    questions: [],
  }),
})

const regionIn = (region: object) => {
  const read = readAnswer(answer(region), true)
  return read.ok ? read.answer.changes[0]?.region : read.complaint
}

test('a region is a part of the picture: cut where it goes over the edge, refused where it is none', () => {
  const whole = { x: 0.25, y: 0.5, width: 0.5, height: 0.25 }
  assert.deepEqual(regionIn({ region: whole }), whole)
  assert.deepEqual(regionIn({ region: { x: -0.05, y: 0, width: 0.55, height: 1.1 } }), {
    x: 0,
    y: 0,
    width: 0.5,
    height: 1,
  })
  assert.equal(regionIn({ region: null }), undefined, 'it is seen nowhere')
  for (const region of [
    { x: 120, y: 40, width: 300, height: 200 },
    { x: 0.5, y: 0.5, width: 0, height: 0.2 },
    { x: 0.5, y: 0.5, width: -0.2, height: 0.2 },
    { x: 0.5, y: 0.5, width: 0.7, height: 0.2 },
  ])
    assert.match(String(regionIn({ region })), /fractions/)
  assert.match(String(regionIn({})), /region/, 'each change says where it was seen')
  assert.match(String(regionIn({ region: 'left' })), /changes/)
  assert.equal(readAnswer(answer({ region: whole })).ok, false, 'without a picture')
})
