import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Json, Manifest } from '@drawbridge/manifest'
import { readAnswer } from './answer.ts'
import { questionOf } from './context.ts'
import { withoutSecrets } from './left-out.ts'

const KNOWN = 'Vq7/tide+mallow=93'
const NAME = 'orders'

const drawing = (settings: Record<string, Json>, description = ''): Manifest => ({
  drawbridge: 1,
  name: 'Shop',
  nodes: [{ id: 'api', kind: 'api', name: 'api', description, settings }],
  connections: [],
})

const sent = (manifest: Manifest, prompt = 'Make it nice'): string =>
  withoutSecrets(questionOf(manifest, { prompt, selection: [] }, []), [KNOWN, NAME])
    .messages.map(({ content }) => content)
    .join('\n')

const base64 = (text: string) => Buffer.from(text).toString('base64')

test('a secret that is known is left out, in whichever form it stands there', () => {
  for (const form of [
    KNOWN,
    `Bearer ${KNOWN}`,
    encodeURIComponent(KNOWN),
    Buffer.from(KNOWN).toString('hex'),
    base64(KNOWN),
    base64(`x${KNOWN}`),
    base64(`ab${KNOWN}cd`),
    Buffer.from(KNOWN).toString('base64url'),
    JSON.stringify(JSON.stringify(KNOWN)),
  ]) {
    const source = `const key = \`${form}\``
    for (const text of [
      sent(drawing({ source })),
      sent(drawing({}, form)),
      sent(drawing({}), form),
    ]) {
      assert.ok(!text.includes(form), form)
      assert.match(text, /•••/, form)
    }
  }
  assert.match(sent(drawing({}), `add ${NAME}`), /add orders/, 'a word is none')
})

test('what looks like a secret is left out wherever somebody has written it', () => {
  const jwt = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.c2ln`
  const found: readonly (readonly [text: string, secret: string])[] = [
    ["fetch(url, { headers: { authorization: 'Bearer abc.def-123' } })", 'abc.def-123'],
    ["const stripe = 'sk_live_51Hx'", 'sk_live_51Hx'],
    ['github: ghp_0123456789abcdefghij', 'ghp_0123456789abcdefghij'],
    ['aws AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLE'],
    [`token ${jwt}`, jwt],
    ['mysql://root:hunter2@db/shop', 'hunter2'],
    ["SELECT * FROM t WHERE password = 'hunter2'", 'hunter2'],
    ['const apiKey = "tiny-one"', 'tiny-one'],
    ["'client_secret': 'tiny-one'", 'tiny-one'],
    [`atob('${base64('sk_live_51Hx0123')}')`, base64('sk_live_51Hx0123')],
    ['-----BEGIN PRIVATE KEY-----\nMIIabc\n-----END PRIVATE KEY-----', 'MIIabc'],
    ['digest 9f86d081884c7d659a2feaa0c55ad015', '9f86d081884c7d659a2feaa0c55ad015'],
    ['q8Zr+mYt2LwXc0Vb7NpKd4HsJfG6uEaT1iRoQx9k', 'q8Zr+mYt2LwXc0Vb7NpKd4HsJfG6uEaT1iRoQx9k'],
  ]
  for (const [text, secret] of found)
    for (const told of [
      sent(drawing({ source: text })),
      sent(drawing({}, text)),
      sent(drawing({}), text),
    ])
      assert.ok(!told.includes(secret), text)
})

test('what is drawn stays as it is', () => {
  const source = 'params.token ?? secrets.PAYMENT_KEY ?? `${row.title} by ${user.name}`'
  const steps = [
    { id: 's_1', kind: 'verifyToken', settings: { token: 'params.token', secret: 'secrets.JWT' } },
  ]
  const text = sent(drawing({ source, endpoints: [{ id: 'e_signInWithPassword', steps }] }))
  assert.ok(text.includes(JSON.stringify(source).replaceAll('<', '\\u003c')))
  assert.ok(text.includes(JSON.stringify(steps)))
  assert.ok(!text.includes('•••'))
})

test('what kept requests sent and were answered stays here', () => {
  const kept = {
    id: 't_1',
    name: 'Register',
    endpoint: 'e_1',
    status: 201,
    headers: { 'x-api-key': 'canary-1' },
    query: { q: 'canary-2' },
    body: { email: 'canary-3@example.com' },
    rows: [{ id: 'r', table: 't', values: { f: 'canary-4' } }],
    answer: { id: 'canary-5' },
    after: [{ table: 't', rows: [{ f: 'canary-6' }] }],
  }
  const text = sent(drawing({ tests: [kept] }))
  assert.ok(!text.includes('canary'))
  assert.match(text, /"name":"Register","endpoint":"e_1","status":201/)
})

test('an answer does not write over what was left out', () => {
  const commands = [{ type: 'setSetting', id: 'api', path: ['source'], value: "const key = '•••'" }]
  const answer = { title: 'T', changes: [{ says: 'S', commands }], assumptions: [], questions: [] }
  const read = readAnswer({ text: JSON.stringify(answer), ending: 'whole' })
  assert.ok(!read.ok)
  assert.match(read.complaint, /were not sent/)
})

test('of a secret that begins as another does nothing is left', () => {
  const question = questionOf(
    drawing({}, `It is ${KNOWN}-and-more.`),
    { prompt: 'x', selection: [] },
    [],
  )
  const { messages } = withoutSecrets(question, [KNOWN, `${KNOWN}-and-more`])
  assert.doesNotMatch(messages.map(({ content }) => content).join(), /and-more/)
})
