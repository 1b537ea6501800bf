import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { DIALECTS, type Dialect } from '@drawbridge/sql'
import { boot } from './testing/boot.ts'

const email = { id: 'e', name: 'email', type: 'string', length: 100, required: true, unique: true }
const title = { id: 't', name: 'title', type: 'string', length: 20, required: true, unique: true }
const PASSWORD = 'parapluie bleu du mardi'

const backend = (errors: object, auth: object = {}) => ({
  drawbridge: 1,
  name: 'Shapes',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    { id: 'auth', kind: 'auth', name: 'auth', settings: auth },
    { id: 'api', kind: 'api', name: 'api', settings: { errors } },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: { fields: [email], access: { read: ['owner'] } },
    },
    {
      id: 'posts',
      kind: 'table',
      name: 'posts',
      settings: {
        fields: [title],
        access: { read: ['public'], create: ['signedIn'], delete: ['role:admin'] },
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
  ],
})

/** What a person and a stranger are answered, one after the other. */
async function answersOf(manifest: object, dialect: Dialect, scheme: string) {
  await using booted = await boot(manifest, dialect)
  const { app } = booted
  const account = { email: 'a@example.com', password: PASSWORD }
  const opened = await app.inject({ method: 'POST', url: '/auth/register', payload: account })
  const { accessToken } = opened.json<{ accessToken: string }>()
  const headers = { authorization: `${scheme} ${accessToken}` }
  const post = (payload: object, who: Record<string, string> = headers) =>
    app.inject({ method: 'POST', url: '/posts', payload, headers: who })
  await post({ title: 'One' })
  const answers = {
    stranger: await post({ title: 'Two' }, {}),
    taken: await post({ title: 'One' }),
    invalid: await post({}),
    missing: await app.inject({ url: '/posts/999' }),
    nowhere: await app.inject({ url: '/nowhere' }),
    forbidden: await app.inject({ method: 'DELETE', url: '/posts/1', headers }),
    login: await app.inject({
      method: 'POST',
      url: '/auth/login',
      payload: { ...account, password: 'wrong' },
    }),
    malformed: await app.inject({
      method: 'POST',
      url: '/posts',
      payload: '{',
      headers: { ...headers, 'content-type': 'application/json' },
    }),
  }
  return { answers, account, app }
}

const BUY = {
  id: 'e',
  name: 'buy',
  method: 'GET',
  path: '/buy/:left',
  access: ['public'],
  params: [{ id: 'p', name: 'left', type: 'integer' }],
  steps: [
    {
      id: 's',
      kind: 'fail',
      settings: {
        status: 409,
        message: "'Only ' + text(params.left) + ' left'",
        field: 'quantity',
        code: 'soldOut',
        details: '{ left: params.left }',
      },
    },
  ],
}

/** What a flow answers that fails with a field, a code and details. */
async function failureIn(errors: object): Promise<readonly [type: string, body: object]> {
  const drawn = backend({})
  const nodes = drawn.nodes.map((node) =>
    node.id === 'api' ? { ...node, settings: { errors, endpoints: [BUY] } } : node,
  )
  await using booted = await boot({ ...drawn, nodes }, 'sqlite')
  const { headers, body, statusCode } = await booted.app.inject({ url: '/buy/2' })
  assert.equal(statusCode, 409)
  return [String(headers['content-type']), JSON.parse(body)]
}

test('a code and details that a flow gives are in every shape that has a place for them', async () => {
  const errors = [{ field: 'quantity', message: 'Only 2 left' }]
  const [type, { requestId, ...problem }] = await failureIn({}).then(
    ([media, body]) => [media, body as { requestId: string }] as const,
  )
  assert.match(type, /^application\/problem\+json/)
  assert.match(requestId, /^[\da-f-]{36}$/)
  assert.deepEqual(problem, {
    type: 'about:blank',
    title: 'Conflict',
    status: 409,
    detail: 'It conflicts with what is there.',
    code: 'soldOut',
    errors,
    details: { left: 2 },
  })
  const members = (...holds: readonly string[]) => ({
    members: holds.map((one) => ({ name: one, holds: one })),
  })
  const [, own] = await failureIn({ ...members('code', 'details', 'fields'), within: 'error' })
  assert.deepEqual(own, { error: { code: 'soldOut', details: { left: 2 }, fields: errors } })
  const [, byField] = await failureIn(members('messagesByField'))
  assert.deepEqual(byField, { messagesByField: { quantity: ['Only 2 left'] } })
  const [, bare] = await failureIn(members('detail'))
  assert.deepEqual(bare, { detail: 'It conflicts with what is there.' })
})

for (const dialect of DIALECTS) {
  suite(`errors in a shape of one's own on ${dialect}`, () => {
    test('messages by field, with a token of another scheme', async () => {
      const errors = {
        members: [{ name: 'errors', holds: 'messagesByField' }],
        notSignedIn: { code: 'token', text: 'is missing' },
        taken: { text: 'has already been taken' },
        invalid: { status: 422 },
      }
      const { answers } = await answersOf(backend(errors, { scheme: 'Token' }), dialect, 'Token')
      const shown = Object.fromEntries(
        Object.entries(answers).map(([name, { statusCode, headers, body }]) => {
          assert.match(String(headers['content-type']), /^application\/json/)
          return [name, [statusCode, JSON.parse(body).errors]]
        }),
      )
      assert.deepEqual(shown, {
        stranger: [401, { token: ['is missing'] }],
        taken: [409, { title: ['has already been taken'] }],
        invalid: [422, { title: ['is missing'] }],
        missing: [404, { notFound: ['There is no such post.'] }],
        nowhere: [404, { notFound: ['There is nothing at this address.'] }],
        forbidden: [403, { forbidden: ['Your role does not allow this.'] }],
        login: [401, { token: ['There is no account with this email and password.'] }],
        malformed: [400, shown['malformed']?.[1]],
      })
      assert.equal(answers.stranger.headers['www-authenticate'], 'Token')
    })

    test('members of one’s own inside another, with codes and texts', async () => {
      const errors = {
        members: [
          { name: 'code', holds: 'code' },
          { name: 'message', holds: 'detail' },
          { name: 'number', holds: 'status' },
          { name: 'words', holds: 'title' },
          { name: 'request', holds: 'requestId' },
          { name: 'fields', holds: 'fields' },
        ],
        within: 'error',
        notFound: { code: 'NOT_FOUND', text: 'Nothing here.' },
        taken: { status: 422, code: 'TAKEN' },
      }
      const { answers } = await answersOf(backend(errors), dialect, 'Bearer')
      const { request, ...missing } = answers.missing.json().error
      assert.match(request, /^[\da-f-]{36}$/)
      assert.deepEqual(missing, {
        code: 'NOT_FOUND',
        message: 'Nothing here.',
        number: 404,
        words: 'Not Found',
      })
      const { code, number, fields } = answers.taken.json().error
      assert.deepEqual([code, number], ['TAKEN', 422])
      assert.deepEqual(fields, [{ field: 'title', message: 'is already taken' }])
      assert.equal(answers.taken.statusCode, 422)
      assert.equal(answers.invalid.json().error.code, 'invalid')
      assert.equal(answers.invalid.statusCode, 400)
    })
  })
}
