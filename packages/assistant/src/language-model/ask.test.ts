import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { ASSISTANT_PROVIDERS } from '@drawbridge/protocol'
import { JPEG } from '../testing/pictures.ts'
import { scriptedModel, type Script, type ScriptedModel } from '../testing/scripted-model.ts'
import { ANSWER_SCHEMA, readAnswer } from './answer.ts'
import { ask } from './ask.ts'
import type { AskOptions, Heard, Question, Reply, Tokens } from './question.ts'
import { Trouble } from './trouble.ts'

let model: ScriptedModel
// One of its own for each: what a test that failed had still to ask is nobody else’s answer.
beforeEach(async () => {
  model = await scriptedModel()
})
afterEach(() => model.close())

const KEY = 'sk-very-secret'
const TEXT = JSON.stringify({ title: 'T', changes: [], assumptions: [], questions: [] })
const QUESTION = {
  instructions: 'Answer.',
  messages: [{ role: 'user', content: 'What?' }],
  schema: ANSWER_SCHEMA,
} as const

type ProviderName = (typeof ASSISTANT_PROVIDERS)[number]

async function askBy(
  provider: ProviderName,
  options: Partial<AskOptions> = {},
  question: Question = QUESTION,
) {
  const spent: Tokens[] = []
  const heard: Heard[] = []
  const count = model.asked.length
  const result = await ask({ provider, model: 'm', key: KEY, address: model.url }, question, {
    fetch: (input, init) => fetch(input, { ...init, redirect: 'manual' }),
    signal: new AbortController().signal,
    tell: (one) => heard.push(one),
    spend: (tokens) => spent.push(tokens),
    retries: 1,
    longestMs: 5_000,
    ...options,
  }).catch((error: unknown) => error as Error)
  return { result, spent, heard, asked: model.asked.slice(count) }
}

const COUNTED = { sent: 100, received: 20, cached: 0, isEstimate: false }

interface Case {
  readonly scripts: readonly Script[]
  /** How it ends, or what a person is told. */
  readonly comes: Reply['ending'] | RegExp
  /** What the model is told of an answer that is none. */
  readonly complaint?: RegExp
  /** Whether the provider counted, we estimate, or it costs nothing. */
  readonly costs: 'counted' | 'estimate' | 'nothing'
  readonly asks?: number
  readonly longestMs?: number
}

const soon = { 'retry-after-ms': '1' }
const twice = (script: Script): readonly Script[] => [script, script]

const CASES: Readonly<Record<string, Case>> = {
  'a good answer, after some thought': {
    scripts: [{ text: TEXT, thinks: 'Let me see.' }],
    comes: 'whole',
    costs: 'counted',
  },
  'malformed JSON': {
    scripts: [{ text: '{"title": oops' }],
    comes: 'whole',
    complaint: /This is no JSON: “\{"title": oops”/,
    costs: 'counted',
  },
  'an empty answer': {
    scripts: [{ text: '' }],
    comes: 'whole',
    complaint: /is empty/,
    costs: 'counted',
  },
  'half a stream': {
    scripts: [{ text: '{"title":', end: 'half' }],
    comes: 'broken',
    complaint: /broke off/,
    costs: 'estimate',
  },
  'a stream that closes before its first word': {
    scripts: [{ text: '', end: 'half' }],
    comes: /broke off before its first word/,
    costs: 'estimate',
  },
  'a stream that hangs': {
    scripts: [{ text: '{"title":', end: 'never' }],
    comes: /took too long: it was stopped after 1 seconds/,
    costs: 'estimate',
    longestMs: 200,
  },
  'a refusal': {
    scripts: [{ text: '', end: 'refusal', says: 'I can’t help with that.' }],
    comes: /^The model refuses to answer this\./,
    costs: 'counted',
  },
  'a prompt that is blocked': {
    scripts: [{ text: '', end: 'blocked' }],
    comes: /^The model refuses to answer this\./,
    costs: 'counted',
  },
  'an answer that is cut': {
    scripts: [{ text: '{"title":', end: 'length' }],
    comes: 'cut',
    complaint: /cut off, at the limit/,
    costs: 'counted',
  },
  'an error midway': {
    scripts: [{ text: '{"title":', end: 'error', says: `Overloaded, ${KEY}` }],
    comes: /trouble of its own.*It says: “Overloaded, •••”/,
    costs: 'estimate',
  },
  'a tool that nobody offered': {
    scripts: [{ text: '', end: 'tool' }],
    comes: 'called',
    complaint: /there is none/,
    costs: 'counted',
  },
  'an answer beside a tool': {
    scripts: [{ text: TEXT, end: 'tool' }],
    comes: 'whole',
    costs: 'counted',
  },
  'another type of content': {
    scripts: [{ text: TEXT, type: 'application/octet-stream' }],
    comes: 'whole',
    costs: 'counted',
  },
  'more than can be taken': {
    scripts: [{ text: 'x'.repeat(2_100_000) }],
    comes: /more than can be taken/,
    costs: 'estimate',
  },
  'a web page': {
    scripts: [{ status: 200, body: '<!doctype html><title>Welcome</title>' }],
    comes: /There is a web page at this address/,
    costs: 'nothing',
  },
  'an error that calls itself a success': {
    scripts: [{ status: 200, body: '{"error":"the model is loading"}' }],
    comes: /no answer of a language model.*It says: “the model is loading”/,
    costs: 'nothing',
  },
  nothing: {
    scripts: [{ status: 200, body: '' }],
    comes: /not reached, or closed the connection/,
    costs: 'nothing',
  },
  'a key that is not taken': {
    scripts: [{ status: 401, says: `Wrong key ${KEY}.` }],
    comes: /does not take this key.*It says: “Wrong key •••\.”/,
    costs: 'nothing',
  },
  'a key that is not taken, as Google says it': {
    scripts: [{ status: 400, body: '[{"error":{"message":"API key not valid"}}]' }],
    comes: /does not take this key.*It says: “API key not valid”/,
    costs: 'nothing',
  },
  'no such model': {
    scripts: [{ status: 404, body: '{"error":"model m not found, try pulling it"}' }],
    comes: /knows no such model.*It says: “model m not found, try pulling it”/,
    costs: 'nothing',
  },
  'too much text': {
    scripts: [{ status: 400, body: '{"object":"error","message":"The context is too long"}' }],
    comes: /not take this much text.*too long/,
    costs: 'nothing',
  },
  'a busy provider': {
    scripts: twice({ status: 429, headers: soon }),
    comes: /too many questions.*Ask again in a while/,
    costs: 'nothing',
    asks: 2,
  },
  'a provider that is busy for a moment': {
    scripts: [{ status: 429, headers: soon }, { text: TEXT }],
    comes: 'whole',
    costs: 'counted',
    asks: 2,
  },
  'a provider that is busy for an hour': {
    scripts: [{ status: 429, headers: { 'retry-after': '3600' }, says: 'Quota' }],
    comes: /too many questions.*Ask again in 60 minutes\. It says: “Quota”/,
    costs: 'nothing',
  },
  'trouble of its own': {
    scripts: twice({ status: 500, headers: soon }),
    comes: /trouble of its own/,
    costs: 'nothing',
    asks: 2,
  },
  'an overload': {
    scripts: twice({ status: 529, headers: soon, says: 'Overloaded' }),
    comes: /trouble of its own.*It says: “Overloaded”/,
    costs: 'nothing',
    asks: 2,
  },
  'an error without end': {
    scripts: [{ status: 400, body: 'x'.repeat(5_000_000) }],
    comes: /did not understand the question.*It says: “x{200}…”$/,
    costs: 'nothing',
  },
  'another address': {
    scripts: [{ status: 307, headers: { location: 'http://127.0.0.1:1/' }, body: '' }],
    comes: /leads to another, and keys are not sent on/,
    costs: 'nothing',
  },
  'a form that is not taken': {
    scripts: [{ status: 400, says: 'No JSON schema is supported here.' }, { text: TEXT }],
    comes: 'whole',
    costs: 'counted',
    asks: 2,
  },
}

for (const provider of ASSISTANT_PROVIDERS)
  test(`${provider}, at its best and at its worst`, async () => {
    for (const [name, one] of Object.entries(CASES)) {
      const { scripts, comes, complaint, costs, asks = 1, longestMs } = one
      model.script(...scripts)
      const { result, spent, asked } = await askBy(provider, longestMs ? { longestMs } : {})
      const where = `${name}: ${JSON.stringify(result)} ${String(result)}`
      assert.equal(asked.length, asks, where)
      if (comes instanceof RegExp) {
        assert.ok(result instanceof Trouble, where)
        assert.match(result.message, comes, name)
        assert.ok(!result.message.includes(KEY) && result.message.length < 500, name)
      } else {
        assert.ok(!(result instanceof Error), where)
        assert.equal(result.ending, comes, where)
        const read = readAnswer(result)
        assert.equal(read.ok, complaint === undefined, where)
        if (complaint) assert.match(read.ok ? '' : read.complaint, complaint, name)
      }
      if (costs === 'estimate')
        assert.deepEqual(
          spent.map(({ isEstimate }) => isEstimate),
          [true],
        )
      else assert.deepEqual(spent, costs === 'counted' ? [COUNTED] : [], where)
    }
  })

for (const provider of ASSISTANT_PROVIDERS)
  test(`${provider} is asked by its own protocol, and is heard while it writes`, async () => {
    model.script({ text: TEXT, thinks: 'Hm.', counted: { sent: 900, received: 30, cached: 700 } })
    const { spent, heard, asked } = await askBy(provider)
    assert.deepEqual(spent, [{ sent: 900, received: 30, cached: 700, isEstimate: false }])
    assert.deepEqual(heard[0], { written: 0, thought: 3, isBusy: false })
    assert.equal(heard.at(-1)?.written, TEXT.length)
    const { headers, body } = asked[0] ?? assert.fail()
    assert.match(JSON.stringify(headers), /sk-very-secret/)
    assert.ok(!body.includes(KEY))
    assert.ok(body.includes('What?'))
    assert.match(body, /json_schema|"name":"json"|application\/json|json_object/)
    model.script({ status: 400, says: 'response_format is not supported.' }, { text: TEXT })
    const [, plain] = (await askBy(provider)).asked
    assert.doesNotMatch(
      plain?.body ?? '',
      /json_schema|"name":"json"|application\/json|json_object/,
    )
  })

for (const provider of ASSISTANT_PROVIDERS)
  test(`${provider} is stopped at any time`, async () => {
    const why = new Error('enough')
    const stopped = async (when: (stop: () => void) => Partial<AskOptions>) => {
      const stopping = new AbortController()
      const options = when(() => stopping.abort(why))
      const { result, spent } = await askBy(provider, { ...options, signal: stopping.signal })
      assert.equal(result, why)
      return spent
    }
    const before = stopped((stop) => {
      stop()
      return {}
    })
    assert.deepEqual(await before, [])
    model.script({ status: 429, headers: { 'retry-after': '30' } })
    assert.deepEqual(await stopped((stop) => ({ tell: stop })), [], 'while it is busy')
    model.script({ text: '', thinks: 'Hm.', end: 'never' })
    const [thought] = await stopped((stop) => ({ tell: stop }))
    assert.equal(thought?.isEstimate, true, 'while it thinks')
    model.script({ text: '{"title":', end: 'never' })
    const [written] = await stopped((stop) => ({ tell: stop }))
    assert.ok(written && written.received > 0, 'while it writes')
    const [left] = await stopped((stop) => ({
      fetch: (...asked) => {
        const answer = fetch(...asked)
        stop()
        return answer
      },
    }))
    assert.ok(left && left.sent > 0, 'before it says a word: it has been asked')
  })

for (const provider of ASSISTANT_PROVIDERS)
  test(`${provider} is shown a picture as it is, and said to where it can see none`, async () => {
    const data = JPEG.toString('base64')
    const picture = { media: 'image/jpeg', width: 24, height: 16, data } as const
    const shown = { ...QUESTION, messages: [{ role: 'user', content: 'What?', picture }] } as const
    model.script({ text: TEXT })
    const { body } = (await askBy(provider, {}, shown)).asked[0] ?? assert.fail()
    assert.ok(body.includes(data))
    assert.match(body, /image\/jpeg/)
    assert.ok(body.indexOf(data) < body.indexOf('What?'), 'before the words about it')
    model.script({ status: 400 }, { status: 400 })
    const blind = /Perhaps this model takes no pictures/
    assert.match(String((await askBy(provider, {}, shown)).result), blind)
    assert.doesNotMatch(String((await askBy(provider)).result), blind)
  })

test('who thinks aloud, or in a fence, is understood', () => {
  for (const text of [
    `<think>A {draft}.</think>\n${TEXT}`,
    `\`\`\`json\n${TEXT}\n\`\`\``,
    `<thinking>\n\`\`\`</thinking>\`\`\`\n${TEXT}\`\`\``,
  ])
    assert.ok(readAnswer({ text, ending: 'whole' }).ok, text)
})
