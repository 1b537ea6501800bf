import assert from 'node:assert/strict'
import test from 'node:test'
import { Value } from 'typebox/value'
import { STEP_FACES } from './faces.ts'
import { STEP_KINDS } from './registry.ts'

const words = { table: () => 'tasks', flow: () => 'a flow' }

test('every step kind has a name of its own, and words that can be shown', () => {
  const kinds = STEP_FACES.map(({ kind }) => kind)
  assert.equal(new Set(kinds).size, kinds.length)
  for (const face of STEP_FACES) {
    assert.match(face.kind, /^[a-z][a-zA-Z]*$/)
    assert.ok(face.title && face.summary.endsWith('.') && face.vocabulary.length > 0, face.kind)
  }
})

test('a sentence and slots can be had of settings that are right, and of none at all', () => {
  for (const face of STEP_FACES) {
    for (const settings of [face.defaults, {}]) {
      const step = { id: 's', kind: face.kind, settings }
      assert.equal(typeof face.sentence(step, words), 'string')
      assert.ok(Array.isArray(face.slots(step)))
      assert.equal(typeof face.yields(step), 'boolean')
    }
  }
})

test('settings are known by their schema: a key that it lacks is refused', () => {
  for (const face of STEP_FACES) {
    assert.equal(Value.Check(face.settings, { ...face.defaults, surplus: 1 }), false, face.kind)
  }
})

test('what is offered can be written, and the other way round', () => {
  assert.deepEqual(
    STEP_FACES.map(({ kind }) => kind).toSorted(),
    STEP_KINDS.map(({ face }) => face.kind).toSorted(),
  )
})
