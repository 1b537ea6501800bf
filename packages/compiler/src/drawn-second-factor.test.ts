import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boot } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'
import { codeOf } from './testing/totp-code.ts'

const BODY = [
  { id: 'email', name: 'email', type: 'string', required: true, maxLength: 200 },
  { id: 'password', name: 'password', type: 'string', required: true, maxLength: 128 },
]

const MANIFEST = {
  drawbridge: 1,
  name: 'Drawn',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'auth',
      kind: 'auth',
      name: 'auth',
      settings: { routes: [], ways: [{ kind: 'totp', issuer: 'Drawn & Co' }] },
    },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: {
        fields: [{ id: 'e', name: 'email', type: 'string', required: true, unique: true }],
        access: { read: ['owner'] },
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'register',
            name: 'register',
            method: 'POST',
            path: '/register',
            access: ['public'],
            body: BODY,
            steps: [
              { id: 's1', kind: 'hash', name: 'hash', settings: { value: 'body.password' } },
              {
                id: 's2',
                kind: 'create',
                name: 'account',
                settings: {
                  table: 'users',
                  values: { email: 'body.email', passwordHash: 'hash' },
                },
              },
              { id: 's3', kind: 'issueToken', name: 'session', settings: { user: 'account' } },
              { id: 's4', kind: 'respond', settings: { body: 'session', status: 201 } },
            ],
          },
          {
            id: 'login',
            name: 'enter',
            method: 'POST',
            path: '/enter',
            access: ['public'],
            body: BODY,
            steps: [
              {
                id: 't1',
                kind: 'findOne',
                name: 'account',
                settings: { table: 'users', where: 'row.email == body.email' },
              },
              {
                id: 't2',
                kind: 'verifyHash',
                name: 'matches',
                settings: { value: 'body.password', hash: 'account.passwordHash' },
              },
              {
                id: 't3',
                kind: 'if',
                settings: { condition: '!matches' },
                bodies: {
                  then: [{ id: 't4', kind: 'fail', settings: { status: 401, message: "'No'" } }],
                },
              },
              { id: 't5', kind: 'issueToken', name: 'session', settings: { user: 'account' } },
              {
                id: 't6',
                kind: 'respond',
                settings: { body: '{ token: session.accessToken, more: session.challenge }' },
              },
            ],
          },
        ],
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
    { id: 'c4', from: 'api', to: 'users' },
  ],
}

const WHO = { email: 'ada@example.com', password: 'parapluie bleu du mardi' }

test('a drawn sign-in asks for the second factor as well', async () => {
  await using backend = await boot(MANIFEST, 'sqlite')
  assert.equal(mistakesIn(backend.folder), '')
  const post = (url: string, payload: object, token = '') =>
    backend.app.inject({
      method: 'POST',
      url,
      payload,
      headers: { authorization: `Bearer ${token}` },
    })

  const opened = await post('/register', WHO)
  assert.equal(opened.statusCode, 201, opened.body)
  const { accessToken } = opened.json<{ accessToken: string }>()
  const begun = await post('/auth/totp', { currentPassword: WHO.password }, accessToken)
  assert.equal(begun.statusCode, 200, begun.body)
  const { secret, url } = begun.json<{ secret: string; url: string }>()
  assert.equal(
    url,
    `otpauth://totp/Drawn%20%26%20Co:ada%40example.com?secret=${secret}&issuer=Drawn%20%26%20Co`,
  )
  const confirmed = await post('/auth/totp/confirm', { code: codeOf(secret, 0) }, accessToken)
  assert.equal(confirmed.statusCode, 200, confirmed.body)

  const entered = await post('/enter', WHO)
  assert.equal(entered.statusCode, 200, entered.body)
  const { token, more } = entered.json<{ token?: string | null; more: string }>()
  assert.equal(token ?? null, null)
  const completed = await post('/auth/second-factor', {
    challenge: more,
    code: codeOf(secret, 1),
  })
  assert.equal(completed.statusCode, 200, completed.body)
  assert.ok(completed.json<{ accessToken?: string }>().accessToken)
})
