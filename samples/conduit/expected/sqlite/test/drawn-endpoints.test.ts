import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { HTTPMethods } from 'fastify'
import type { Role } from '../src/auth/caller.ts'
import { signUp } from './people.ts'
import { startApp, type TestApp } from './start-app.ts'

type Route = readonly [method: HTTPMethods, url: string]

/** Endpoints for everybody. */
const OPEN: readonly Route[] = [
  ['POST', '/api/users'],
  ['POST', '/api/users/login'],
  ['GET', '/api/profiles/:username'],
  ['GET', '/api/articles'],
  ['GET', '/api/articles/:slug'],
  ['GET', '/api/articles/:slug/comments'],
  ['GET', '/api/tags'],
]

/** Endpoints for those who are signed in. */
const GUARDED: readonly Route[] = [
  ['GET', '/api/user'],
  ['PUT', '/api/user'],
  ['POST', '/api/profiles/some/follow'],
  ['DELETE', '/api/profiles/some/follow'],
  ['GET', '/api/articles/feed'],
  ['POST', '/api/articles'],
  ['PUT', '/api/articles/some'],
  ['DELETE', '/api/articles/some'],
  ['POST', '/api/articles/some/favorite'],
  ['DELETE', '/api/articles/some/favorite'],
  ['POST', '/api/articles/some/comments'],
  ['DELETE', '/api/articles/some/comments/1'],
]

/** Endpoints that ask for something in the body, each with the role of one who may. */
const ASKING: readonly (readonly [...Route, role?: Role])[] = [
  ['POST', '/api/users'],
  ['POST', '/api/users/login'],
  ['PUT', '/api/user', 'user'],
  ['POST', '/api/articles', 'user'],
  ['PUT', '/api/articles/some', 'user'],
  ['POST', '/api/articles/some/comments', 'user'],
]

interface Sent {
  readonly payload?: object
  readonly headers?: Readonly<Record<string, string>>
}

/** Endpoints of this backend alone, with the roles of all who may call them (nobody has none), and with what they ask for. */
const ENTERED: readonly (readonly [...Route, roles: readonly (Role | null)[], sent?: Sent])[] = [
  [
    'POST',
    '/api/users',
    [null, 'user', 'admin'],
    {
      payload: {
        user: {
          username: 'some',
          email: 'somebody@example.com',
          password: 'a password of the tests',
        },
      },
    },
  ],
  [
    'POST',
    '/api/users/login',
    [null, 'user', 'admin'],
    { payload: { user: { email: 'somebody@example.com', password: 'a password of the tests' } } },
  ],
  ['GET', '/api/user', ['user', 'admin']],
  ['PUT', '/api/user', ['user', 'admin'], { payload: { user: {} } }],
  [
    'POST',
    '/api/articles',
    ['user', 'admin'],
    { payload: { article: { title: 'some', description: 'some', body: 'some' } } },
  ],
]

suite('the drawn endpoints', () => {
  let started: TestApp
  before(async () => {
    started = await startApp()
  })
  after(() => started.stop())

  for (const [method, url] of OPEN) {
    test(`${method} ${url} is there`, () => {
      assert.ok(started.app.hasRoute({ method, url }))
    })
  }

  for (const [method, url] of GUARDED) {
    test(`${method} ${url} lets nobody in who is not signed in`, async () => {
      const response = await started.app.inject({ method, url })
      assert.equal(response.statusCode, 401)
    })
  }

  for (const [method, url, role] of ASKING) {
    test(`${method} ${url} refuses a body that lacks what it asks for`, async () => {
      const headers = role === undefined ? {} : (await signUp(started.app, role)).headers
      const response = await started.app.inject({ method, url, headers, payload: {} })
      assert.equal(response.statusCode, 422, response.body)
    })
  }

  for (const [method, url, roles, sent] of ENTERED)
    for (const role of roles) {
      test(`${method} ${url} has an answer for ${role ?? 'nobody'}`, async () => {
        const known = role === null ? {} : (await signUp(started.app, role)).headers
        const response = await started.app.inject({
          method,
          url,
          ...sent,
          headers: { ...sent?.headers, ...known },
        })
        assert.notEqual(response.statusCode, 500, response.body)
      })
    }
})
