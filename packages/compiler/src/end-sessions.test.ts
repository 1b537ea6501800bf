import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import type { LightMyRequestResponse } from 'fastify'
import { boot } from './testing/boot.ts'
import { withIds } from './testing/steps.ts'

const USERS = {
  fields: [{ id: 'e', name: 'email', type: 'string', length: 100, required: true, unique: true }],
}

/** Signs whoever calls out everywhere, and in again. */
const drawing = (auth: object) => ({
  drawbridge: 1,
  name: 'Sessions',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    { id: 'auth', kind: 'auth', name: 'auth', settings: auth },
    { id: 'users', kind: 'table', name: 'users', settings: USERS },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'out',
            name: 'signOut',
            method: 'POST',
            path: '/people/:id/sign-out',
            access: ['role:admin'],
            params: [{ id: 'p', name: 'id', type: 'integer', required: true }],
            steps: withIds([
              { kind: 'endSessions', settings: { user: 'params.id' } },
              { kind: 'respond', settings: { status: 204, as: 'nothing' } },
            ]),
          },
          {
            id: 'alone',
            name: 'stayAlone',
            method: 'POST',
            path: '/alone',
            access: ['signedIn'],
            steps: withIds([
              {
                kind: 'transaction',
                bodies: { body: [{ kind: 'endSessions', settings: { user: 'user' } }] },
              },
              { kind: 'issueToken', name: 'session', settings: { user: 'user' } },
              { kind: 'respond', settings: { body: 'session' } },
            ]),
          },
        ],
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'auth', to: 'users' },
    { id: 'c2', from: 'auth', to: 'api' },
  ],
})

const METHODS = {
  'tokens in a header': {},
  'tokens in cookies': { carrier: 'cookie' },
  'a cookie': { method: 'session' },
}

/** What whoever got this answer sends along. */
function credentials(answer: LightMyRequestResponse): Readonly<Record<string, string>> {
  const { accessToken, csrfToken } = answer.json<{ accessToken?: string; csrfToken?: string }>()
  if (csrfToken === undefined) return { authorization: `Bearer ${accessToken}` }
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return { cookie, 'x-csrf-token': csrfToken }
}

for (const dialect of DIALECTS)
  suite(`signing out everywhere, on ${dialect}`, () => {
    for (const [method, auth] of Object.entries(METHODS))
      test(`ends every sign-in of one account, by ${method}`, async () => {
        await using backend = await boot(drawing(auth), dialect)
        const { app } = backend
        const account = (name: string) => ({
          email: `${name}@example.com`,
          password: 'parapluie bleu du mardi',
        })
        const post = (url: string, payload?: object, headers = {}) =>
          app.inject({ method: 'POST', url, headers, ...(payload && { payload }) })
        const statusFor = async (headers: Readonly<Record<string, string>>) =>
          (await app.inject({ url: '/auth/me', headers })).statusCode

        const phone = credentials(await post('/auth/register', account('ada')))
        const laptop = credentials(await post('/auth/login', account('ada')))
        const other = credentials(await post('/auth/register', account('grace')))
        for (const known of [phone, laptop, other]) assert.equal(await statusFor(known), 200)

        const answer = await post('/alone', undefined, phone)
        assert.equal(answer.statusCode, 200, answer.body)
        for (const ended of [phone, laptop]) assert.equal(await statusFor(ended), 401)
        for (const known of [credentials(answer), other]) assert.equal(await statusFor(known), 200)

        const { id } = (await app.inject({ url: '/auth/me', headers: other })).json().user
        const url = `/people/${id}/sign-out`
        assert.equal((await post(url, undefined, credentials(answer))).statusCode, 403)
        const { db } = app as unknown as {
          readonly db: { run(sql: string, params: []): Promise<unknown> }
        }
        await db.run("UPDATE users SET role = 'admin' WHERE email = 'ada@example.com'", [])
        const staff = credentials(await post('/auth/login', account('ada')))
        assert.equal((await post(url, undefined, staff)).statusCode, 204)
        assert.equal(await statusFor(other), 401)
      })
  })
