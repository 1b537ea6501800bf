import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ASSISTANT_PROVIDERS } from '@drawbridge/protocol'
import { JPEG } from '../testing/pictures.ts'
import { scriptedModel, type ScriptedModel } from '../testing/scripted-model.ts'
import { ANSWER_SCHEMA } from './answer.ts'
import { ask } from './ask.ts'
import type { Question } from './question.ts'
import { Trouble } from './trouble.ts'

let model: ScriptedModel
before(async () => {
  model = await scriptedModel()
})
after(() => model.close())

const QUESTION = {
  instructions: 'Answer.',
  messages: [{ role: 'user', content: 'What?' }],
  schema: ANSWER_SCHEMA,
} as const

const askBy = (
  provider: (typeof ASSISTANT_PROVIDERS)[number],
  question: Question = QUESTION,
  signal = new AbortController().signal,
  tell: (characters: number) => void = () => undefined,
) =>
  ask({ provider, model: 'm', key: 'sk-very-secret', address: model.url }, question, {
    fetch,
    signal,
    tell,
    retries: 1,
  })

for (const provider of ASSISTANT_PROVIDERS)
  test(`${provider} is asked by its own protocol, and its tokens are counted`, async () => {
    const text = JSON.stringify({ title: 'T', changes: [], assumptions: [], questions: [] })
    model.script({ text })
    const reply = await askBy(provider)
    assert.deepEqual(reply, { text, isWhole: true, tokens: { sent: 100, received: 20 } })
    const { headers, body } = model.asked.at(-1) ?? assert.fail()
    assert.match(JSON.stringify(headers), /sk-very-secret/)
    assert.ok(!body.includes('sk-very-secret'))
    assert.ok(body.includes('What?'))
  })

for (const provider of ASSISTANT_PROVIDERS)
  test(`${provider} is shown a picture as it is, and said to where it can see none`, async () => {
    const data = JPEG.toString('base64')
    const picture = { media: 'image/jpeg', width: 24, height: 16, data } as const
    const messages = [{ role: 'user', content: 'What?', picture }] as const
    model.script({ text: '{}' })
    await askBy(provider, { ...QUESTION, messages })
    const { body } = model.asked.at(-1) ?? assert.fail()
    assert.ok(body.includes(data))
    assert.match(body, /image\/jpeg/)
    assert.ok(body.indexOf(data) < body.indexOf('What?'), 'before the words about it')
    model.script({ status: 400 })
    await assert.rejects(
      askBy(provider, { ...QUESTION, messages }),
      /Perhaps this model takes no pictures/,
    )
    await assert.rejects(askBy(provider), (error) => !/picture/.test(String(error)))
  })

for (const provider of ASSISTANT_PROVIDERS)
  test(`${provider} that refuses is said in words`, async () => {
    model.script({ status: 401 })
    await assert.rejects(askBy(provider), (error) => {
      assert.ok(error instanceof Trouble)
      assert.match(error.message, /^The provider does not take this key/)
      assert.ok(!error.message.includes('sk-very-secret'))
      return true
    })
  })

test('a busy provider is asked again, when it says so', async () => {
  const busy = { status: 429, headers: { 'retry-after-ms': '1' } }
  model.script(busy, { text: '{}' })
  assert.equal((await askBy('compatible')).text, '{}')
  model.script(busy, busy)
  await assert.rejects(askBy('compatible'), /too many questions.*As it was told/)
  model.script({ status: 500, headers: { 'retry-after-ms': '1' } })
  await assert.rejects(askBy('compatible'), /trouble of its own/)
})

test('what is no answer at all is said in words too', async () => {
  for (const body of ['<html>', '', '{"error":', '[]']) {
    model.script({ status: 200, body })
    const reply = await askBy('compatible').catch((error: unknown) => error)
    if (reply instanceof Error) assert.ok(reply instanceof Trouble, String(reply))
    else assert.equal((reply as { readonly isWhole: boolean }).isWhole, false)
  }
})

test('an answer that breaks off, is cut, or is refused is not whole', async () => {
  model.script({ text: '{"title":', end: 'length' })
  assert.equal((await askBy('compatible')).isWhole, false)
  model.script({ text: 'I can’t help with that.', end: 'refusal' })
  assert.equal((await askBy('compatible')).isWhole, false)
  model.script({ text: '{"title":', end: 'half' })
  assert.equal((await askBy('compatible')).isWhole, false)
})

test('it is stopped at any time, and where it says more than can be taken', async () => {
  const stopping = new AbortController()
  const why = new Error('enough')
  model.script({ text: '{"title":', end: 'never' })
  const asking = askBy('compatible', QUESTION, stopping.signal, () => stopping.abort(why))
  await assert.rejects(asking, (error) => error === why)
  model.script({ text: 'x'.repeat(2_100_000) })
  await assert.rejects(askBy('compatible'), /more than can be taken/)
})

test('a provider that says our key is not repeated, and an error without end is cut', async () => {
  const message = 'Wrong key sk-very-secret.'
  model.script({ status: 401, body: JSON.stringify({ error: { message } }) })
  await assert.rejects(askBy('compatible'), (error) => {
    assert.ok(error instanceof Trouble)
    assert.match(error.message, /Wrong key •••\./)
    return !error.message.includes('sk-very-secret')
  })
  model.script({ status: 400, body: 'x'.repeat(5_000_000) })
  await assert.rejects(askBy('compatible'), /did not understand the question/)
})
