import assert from 'node:assert/strict'
import test from 'node:test'
import { scriptedModel } from '../src/testing/scripted-model.ts'
import { modelOf, modelPlanner } from './model-planner.ts'
import { scoreAll, tally } from './score.ts'

const reviews = {
  id: 'reviews',
  category: 'tables',
  style: 'terse',
  domain: 'shop',
  prompt: 'reviews with stars',
  readings: [{ tables: { reviews: { fields: { stars: 'integer' } } } }],
} as const
const node = (type: string) => ({
  id: 'reviews',
  kind: 'table',
  name: 'reviews',
  settings: { fields: [{ id: 'f_stars', name: 'stars', type }] },
})
const answer = (type: string): string =>
  JSON.stringify({
    title: 'Reviews',
    changes: [{ says: 'A table', commands: [{ type: 'addNode', node: node(type) }] }],
    assumptions: [],
    questions: [],
  })

test('a model is put the same prompts, as often as is asked, and out of order draws nothing', async () => {
  const model = await scriptedModel()
  try {
    model.script({ text: answer('integer') }, { text: answer('date') }, { status: 401 })
    const provider = modelOf({ EVALS_MODEL: 'scripted', EVALS_ADDRESS: model.url })
    assert.ok(provider)
    const heard: string[] = []
    const planner = modelPlanner(provider, (trouble) => heard.push(trouble))
    const scored = await scoreAll([{ ...reviews, readings: [...reviews.readings] }], planner, 3)
    assert.deepEqual(
      scored.map(({ findings }) => tally(findings)),
      [{ right: 5, missed: 4, wrong: 1 }],
    )
    assert.equal(heard.length, 1)
    assert.ok(model.asked.every(({ body }) => body.includes(reviews.prompt)))
  } finally {
    await model.close()
  }
})

test('the environment names a model, or says what it lacks', () => {
  assert.equal(modelOf({}), undefined)
  assert.throws(() => modelOf({ EVALS_MODEL: 'x' }), /EVALS_ADDRESS/)
  assert.throws(() => modelOf({ EVALS_MODEL: 'x', EVALS_PROVIDER: 'nobody' }), /one of openai/)
})
