import assert from 'node:assert/strict'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { boot, type Booted } from './testing/boot.ts'
import { exercise } from './testing/exercise.ts'

const MANIFEST = {
  drawbridge: 1,
  name: 'Cookies',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    { id: 'auth', kind: 'auth', name: 'auth', settings: { carrier: 'cookie' } },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
    {
      id: 'users',
      kind: 'table',
      name: 'users',
      settings: {
        fields: [
          { id: 'e', name: 'email', type: 'string', length: 100, required: true, unique: true },
        ],
        access: { read: ['owner'] },
      },
    },
    {
      id: 'notes',
      kind: 'table',
      name: 'notes',
      settings: {
        fields: [{ id: 't', name: 'title', type: 'string', length: 20, required: true }],
        access: { list: ['signedIn'], create: ['signedIn'] },
      },
    },
    {
      id: 'shelves',
      kind: 'table',
      name: 'shelves',
      settings: {
        fields: [{ id: 't', name: 'title', type: 'string', length: 20 }],
        relations: [{ id: 'n', name: 'notes', type: 'manyToMany', target: 'notes' }],
        access: { read: ['public'], create: ['public'] },
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'database' },
    { id: 'c2', from: 'auth', to: 'users' },
    { id: 'c3', from: 'auth', to: 'api' },
  ],
}

const PASSWORD = 'parapluie bleu du mardi'

const cookieOf = ({ cookies }: LightMyRequestResponse): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join('; ')

function register({ app }: Pick<Booted, 'app'>, email: string) {
  const payload = { email, password: PASSWORD }
  return app.inject({ method: 'POST', url: '/auth/register', payload })
}

for (const dialect of DIALECTS) {
  suite(`tokens in cookies on ${dialect}`, () => {
    test('are out of reach for scripts, and no use to pages of other sites', async () => {
      await using backend = await boot(MANIFEST, dialect)
      const { app } = backend
      const opened = await register(backend, 'ada@example.com')
      assert.equal(opened.statusCode, 201, opened.body)
      const { csrfToken, ...told } = opened.json<{ csrfToken: string; user: object }>()
      assert.deepEqual(Object.keys(told), ['user'])
      assert.deepEqual(
        opened.cookies.map(({ name, httpOnly, sameSite, path, maxAge }) => ({
          name,
          httpOnly,
          sameSite,
          path,
          maxAge,
        })),
        [
          { name: 'access', httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 900 },
          { name: 'refresh', httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 2_592_000 },
        ],
      )
      const cookie = cookieOf(opened)
      const note = (headers: Record<string, string>) =>
        app.inject({ method: 'POST', url: '/notes', payload: { title: 'One' }, headers })
      const good = { cookie, 'x-csrf-token': csrfToken }
      assert.equal((await note(good)).statusCode, 201)
      const [access = ''] = opened.cookies.map(({ value }) => value)
      const mallory = (await register(backend, 'mallory@example.com')).json().csrfToken
      for (const [headers, status] of [
        [{}, 401],
        [{ cookie }, 403],
        [{ cookie, 'x-csrf-token': mallory }, 403],
        [{ ...good, origin: 'https://elsewhere.example' }, 403],
        [{ ...good, 'sec-fetch-site': 'cross-site' }, 403],
        [{ authorization: `Bearer ${access}` }, 401],
        [{ cookie: `session=${access}`, 'x-csrf-token': csrfToken }, 401],
        [{ cookie: `access=${access.slice(0, -2)}`, 'x-csrf-token': csrfToken }, 401],
      ] as const)
        assert.equal((await note(headers)).statusCode, status, JSON.stringify(headers))
      const notes = await app.inject({ url: '/notes', headers: { cookie } })
      assert.equal(notes.json().data.length, 1)
    })

    test('are renewed once, and gone with the sign-in', async () => {
      await using backend = await boot(MANIFEST, dialect)
      const { app } = backend
      const opened = await register(backend, 'ada@example.com')
      const refresh = (cookie: string, headers: Record<string, string> = {}) =>
        app.inject({ method: 'POST', url: '/auth/refresh', headers: { cookie, ...headers } })
      const foreign = { origin: 'https://elsewhere.example' }
      assert.equal((await refresh(cookieOf(opened), foreign)).statusCode, 403)
      const next = await refresh(cookieOf(opened))
      assert.equal(next.statusCode, 200, next.body)
      assert.equal(next.json().csrfToken, opened.json().csrfToken)

      const headers = { cookie: cookieOf(next), 'x-csrf-token': next.json().csrfToken }
      const out = await app.inject({ method: 'POST', url: '/auth/logout', headers })
      assert.equal(out.statusCode, 204)
      assert.deepEqual(
        out.cookies.map(({ name, value }) => [name, value]),
        [
          ['access', ''],
          ['refresh', ''],
        ],
      )
      assert.equal((await app.inject({ url: '/auth/me', headers })).statusCode, 401)
      assert.equal((await refresh(cookieOf(next))).statusCode, 401)
    })

    test('end with the sign-in when the access token is over', async () => {
      await using backend = await boot(MANIFEST, dialect)
      const opened = await register(backend, 'ada@example.com')
      const cookie = opened.cookies
        .filter(({ name }) => name === 'refresh')
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ')
      const post = (url: string, headers: Record<string, string>) =>
        backend.app.inject({ method: 'POST', url, headers })
      const foreign = { cookie, origin: 'https://elsewhere.example' }
      assert.equal((await post('/auth/logout', {})).statusCode, 401)
      assert.equal((await post('/auth/logout', foreign)).statusCode, 403)
      assert.equal((await post('/auth/logout', { cookie: cookieOf(opened) })).statusCode, 403)
      const out = await post('/auth/logout', { cookie })
      assert.equal(out.statusCode, 204, out.body)
      assert.equal(out.cookies.length, 2)
      assert.equal((await post('/auth/refresh', { cookie })).statusCode, 401)
    })
  })
}

test('whoever is nobody is turned away as the document says, at signing out and from rows of others', async () => {
  await using backend = await boot(MANIFEST, 'sqlite')
  assert.deepEqual(await exercise(backend), [])
})

test('cookies are tied to their host and to HTTPS in production', async () => {
  await using backend = await boot(MANIFEST, 'sqlite')
  const load = (path: string) => import(pathToFileURL(join(backend.folder, path)).href)
  const { readConfig } = await load('src/config.ts')
  const { buildApp } = await load('src/app.ts')
  const config = readConfig({
    DATABASE_URL: `sqlite:${join(backend.folder, 'other.db')}`,
    JWT_SECRET: 'x'.repeat(32),
    LOG_LEVEL: 'silent',
    NODE_ENV: 'production',
  })
  const { migrate } = await load('src/database/migrate.ts')
  await migrate(config.databaseUrl)
  const app: FastifyInstance = await buildApp(config)
  try {
    const { cookies } = await register({ app }, 'ada@example.com')
    assert.deepEqual(
      cookies.map(({ name, secure }) => [name, secure]),
      [
        ['__Host-access', true],
        ['__Host-refresh', true],
      ],
    )
  } finally {
    await app.close()
  }
})
