import assert from 'node:assert/strict'
import test from 'node:test'
import { applyCommand } from '@drawbridge/commands'
import { outline } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import { planFor } from '../plan.ts'
import { AMBIGUITIES } from './ambiguities.ts'
import { answeredOf, unaskedIn, type AskedBack } from './asked-back.ts'

const BLANK: Manifest = { drawbridge: 1, name: 'Blank', nodes: [], connections: [] }

function drawn(prompt: string, start = BLANK, answers: ReadonlyMap<string, string> = new Map()) {
  const { command, phrases, asked } = planFor(start, prompt, answers)
  assert.ok(
    phrases.some(({ understood }) => understood),
    prompt,
  )
  if (command === undefined) return { manifest: start, questions: asked?.questions ?? [] }
  const result = applyCommand(start, command)
  assert.ok(result.ok, prompt)
  return { manifest: result.manifest, questions: asked?.questions ?? [] }
}

test('each ambiguity asks of its examples, and each choice draws something else that checks', () => {
  for (const { examples } of AMBIGUITIES)
    for (const { before, phrase } of examples) {
      const start = before === undefined ? BLANK : drawn(before).manifest
      const { manifest, questions } = drawn(phrase, start)
      const [question] = questions
      assert.ok(question && questions.length === 1, phrase)
      const { id, choices, chosen } = question
      assert.ok(choices.length >= 2 && choices.length <= 4, phrase)
      const drawings = choices.map((choice) => {
        const answers = new Map([[id, choice.id]])
        const then = drawn(phrase, start, answers)
        assert.equal(then.questions[0]?.chosen, choice.id, `${phrase}: ${choice.id}`)
        assert.deepEqual(then.questions[0].choices, choices, 'the same is asked')
        const { diagnostics } = outline(then.manifest)
        assert.deepEqual(
          diagnostics.filter(({ severity }) => severity === 'error'),
          [],
        )
        return JSON.stringify(then.manifest)
      })
      assert.equal(new Set(drawings).size, choices.length, phrase)
      const taken = choices.findIndex((choice) => choice.id === chosen)
      assert.equal(drawings[taken], JSON.stringify(manifest), 'nobody has to answer')
    }
})

test('an answer holds for all that it is about', () => {
  const prompt =
    'a library with members and books. members borrow books. members can write reviews of books'
  const { manifest } = drawn(prompt, BLANK, new Map([['accounts:members', 'accounts']]))
  assert.equal(
    manifest.nodes.some(({ name }) => name === 'members'),
    false,
  )
})

test('an answer holds as well where so much is in doubt that nothing else is tried', () => {
  const start = drawn('add recipes with title. add books with title').manifest
  const doubts = 'members can edit books. '.repeat(60)
  const prompt = `members can edit recipes. ${doubts} members can delete recipes`
  const answers = new Map([['own:recipes', 'own']])
  const recipes = drawn(prompt, start, answers).manifest.nodes.find(
    ({ name }) => name === 'recipes',
  )
  const access = JSON.stringify(recipes?.settings['access'])
  assert.match(access, /"delete":\["owner"\]/)
})

test('at most three things are asked, those that change most first; the rest is taken for granted', () => {
  const start = drawn('add orders with total. add products with name').manifest
  const prompt =
    'admins can delete orders. each order has a product. when an order is paid, e-mail the customer. ' +
    'posts have a title and tags. users can edit products'
  const { asked, command } = planFor(start, prompt)
  assert.equal(asked?.questions.length, 3)
  assert.ok(asked.assumptions.length >= 1)
  const [first] = asked.assumptions
  const [other] = first?.choices.filter(({ id }) => id !== first.chosen) ?? []
  assert.ok(first && other)
  const then = planFor(start, prompt, new Map([[first.id, other.id]]))
  assert.deepEqual(then.asked?.questions, asked.questions)
  assert.equal(then.asked.assumptions.find(({ id }) => id === first.id)?.chosen, other.id)
  assert.notDeepEqual(then.command, command, 'what is taken for granted can be chosen otherwise')
})

test('what nobody asks is no answer', () => {
  const asked: AskedBack = {
    id: 'a',
    phrase: '',
    text: 'Which?',
    choices: [
      { id: 'one', says: 'One' },
      { id: 'two', says: 'Two' },
    ],
    chosen: 'one',
  }
  const answers = new Map([
    ['a', 'three'],
    ['b', 'one'],
    ['__proto__', 'constructor'],
  ])
  assert.deepEqual(unaskedIn([asked], answers), ['a', 'b', '__proto__'])
  assert.deepEqual(answeredOf([asked], answers), [])
  const phrase = 'add recipes with title and a category'
  assert.deepEqual(drawn(phrase, BLANK, answers), drawn(phrase))
})

test('a prompt full of doubts is read in a moment', () => {
  const start = drawn('add recipes with title. add books with title').manifest
  const begun = performance.now()
  const { asked } = planFor(
    start,
    'members can edit recipes and the title is required. '.repeat(70),
  )
  assert.ok((asked?.questions.length ?? 0) >= 1)
  assert.ok(performance.now() - begun < 60_000)
})
