import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { HTTPMethods, LightMyRequestResponse } from 'fastify'
import { bearer, register, type TokenAccount } from './accounts.ts'
import { type EmittedApp, startSample } from './emitted-app.ts'

/** Bodies that the tasks sample takes, by the start of the path. */
const BODIES: Readonly<Record<string, object>> = {
  '/projects': { name: 'A project' },
  '/tags': { name: 'a-tag' },
  '/tasks/bulk': { items: [{ title: 'A task' }] },
  '/tasks/{id}': { title: 'Another', version: 1 },
  '/tasks': { title: 'A task' },
  '/users': { name: 'Somebody' },
}

/** What no caller may write, anywhere. */
const UNWRITABLE = [
  'id',
  'ownerId',
  'owner_id',
  'owner',
  'role',
  'password',
  'passwordHash',
  'password_hash',
  'createdAt',
  'created_at',
  'updatedAt',
  'deletedAt',
  'deleted_at',
  'constructor',
  'prototype',
  'toString',
  'user',
  'user_id',
]

const bodyOf = (path: string): object =>
  Object.entries(BODIES).find(([start]) => path.startsWith(start))?.[1] ?? {}

suite('rights in an emitted backend, over its whole route table', () => {
  let sample: EmittedApp
  let alice: TokenAccount
  let mallory: TokenAccount
  let admin: TokenAccount
  let task: number
  let project: number

  before(async () => {
    sample = await startSample('tasks')
    alice = await register(sample.app, 'alice')
    mallory = await register(sample.app, 'mallory')
    admin = await register(sample.app, 'admin')
    sample.write("UPDATE users SET role = 'admin' WHERE email = ?", admin.email)
    project = (await send('POST', '/projects', alice, { name: 'Of Alice' })).json().id
    const body = { title: 'Of Alice', projectId: project }
    task = (await send('POST', '/tasks', alice, body)).json().id
  })
  after(() => sample.stop())

  function send(
    method: HTTPMethods,
    url: string,
    who?: TokenAccount,
    body?: object | string,
  ): Promise<LightMyRequestResponse> {
    const headers = who === undefined ? {} : bearer(who)
    if (body === undefined) return sample.app.inject({ method, url, headers })
    const type = { 'content-type': 'application/json' }
    return sample.app.inject({ method, url, headers: { ...headers, ...type }, payload: body })
  }

  test("somebody else's row and one that is missing are the same", async () => {
    const rows = { '/tasks/{id}': task, '/projects/{id}': project, '/users/{id}': alice.id }
    for (const { method, path, access } of sample.routes) {
      const own = Object.entries(rows).find(([start]) => path.startsWith(start))
      if (own === undefined || !access.includes('owner')) continue
      const body = method === 'GET' || method === 'DELETE' ? undefined : bodyOf(path)
      const [foreign, missing] = await Promise.all(
        [own[1], 999_999].map((id) =>
          send(method, path.replace('{id}', String(id)), mallory, body),
        ),
      )
      assert.equal(foreign?.statusCode, 404, `${method} ${path}`)
      assert.deepEqual(withoutId(foreign), withoutId(missing), `${method} ${path}`)
    }
    assert.equal((await send('GET', `/tasks/${task}`, alice)).statusCode, 200)
  })

  test('lists, counts, filters and sorts reach no row of others', async () => {
    const queries = [
      '',
      '?count=true',
      `?ownerId=${alice.id}&count=true`,
      `?ownerId[in]=${alice.id},${mallory.id}`,
      '?title[contains]=Alice',
      '?id[gte]=0&limit=100&include=owner,project,tags',
      `?projectId=${project}`,
    ]
    for (const query of queries) {
      const response = await send('GET', `/tasks${query}`, mallory)
      assert.equal(response.statusCode, 200, `${query} ${response.body}`)
      const { data, page } = response.json<{ data: object[]; page: { total?: number } }>()
      assert.deepEqual(data, [], query)
      assert.ok((page.total ?? 0) === 0, query)
    }
    const all = await send('GET', '/tasks', admin)
    assert.equal(all.json().data.length, 1, 'which an admin does see')
  })

  test('no row is tied to one of somebody else', async () => {
    const body = { title: 'Mine', projectId: project }
    const missing = { title: 'Mine', projectId: 999_999 }
    for (const [url, foreign, absent] of [
      ['/tasks', body, missing],
      ['/tasks/bulk', { items: [body] }, { items: [missing] }],
    ] as const) {
      const tied = await send('POST', url, mallory, foreign)
      assert.ok([400, 404, 409].includes(tied.statusCode), `${url} ${tied.body}`)
      assert.equal(tied.statusCode, (await send('POST', url, mallory, absent)).statusCode)
    }
    const own = (await send('POST', '/tasks', mallory, { title: 'Mine' })).json()
    const change = { version: own.version, projectId: project }
    const changed = await send('PATCH', `/tasks/${own.id}`, mallory, change)
    assert.ok([400, 404, 409].includes(changed.statusCode), changed.body)
    await send('DELETE', `/tasks/${own.id}`, mallory)
  })

  test('what no caller may write is refused wherever there is a body', async () => {
    const routes = sample.routes.filter(({ method }) => method === 'POST' || method === 'PATCH')
    for (const { method, path, operation } of routes)
      for (const word of UNWRITABLE) {
        if (path.endsWith('/logout') || path.endsWith('/restore')) continue
        if (operation === 'auth' && word === 'password') continue
        const good = bodyOf(path)
        const bad =
          'items' in good ? { items: [{ title: 'x', [word]: 1 }] } : { ...good, [word]: 1 }
        const url = path.replace('{id}', String(path.startsWith('/users') ? admin.id : task))
        const response = await send(method, url, admin, bad)
        assert.equal(response.statusCode, 400, `${method} ${path} ${word} ${response.body}`)
      }
    const self = await send('PATCH', `/users/${mallory.id}`, mallory, { role: 'admin' })
    assert.equal(self.statusCode, 400)
    assert.equal((await send('GET', '/users', mallory)).statusCode, 403)
  })

  test('keys that would change a prototype are refused', async () => {
    for (const body of [
      '{"title":"x","__proto__":{"role":"admin"}}',
      '{"title":"x","\\u005f_proto__":{"role":"admin"}}',
      '{"title":"x","constructor":{"prototype":{"role":"admin"}}}',
      '{"items":[{"title":"x","__proto__":{"ownerId":1}}]}',
    ])
      for (const url of ['/tasks', '/tasks/bulk', '/auth/register', '/auth/login']) {
        const response = await send('POST', url, mallory, body)
        assert.equal(response.statusCode, 400, `${url} ${body}`)
      }
    assert.equal(Object.hasOwn(Object.prototype, 'role'), false)
  })

  test('what is hidden can be neither chosen, nor filtered, nor sorted by', async () => {
    for (const query of [
      'fields=passwordHash',
      'fields=password_hash',
      'sort=passwordHash',
      'sort=password_hash',
      'passwordHash[startsWith]=$argon2id',
      'passwordHash=x',
      'passwordHash[isNull]=false',
      'include=passwordHash',
      'include=sessions',
      'fields=*',
      'sort=(select password_hash from users)',
      '__proto__=1',
      'constructor=1',
      'fields=__proto__',
    ]) {
      const response = await send('GET', `/users?${encodeURI(query)}`, admin)
      assert.equal(response.statusCode, 400, `${query} ${response.body}`)
    }
    for (const url of ['/users', `/users/${alice.id}`, '/tasks?include=owner', '/auth/me'])
      assert.doesNotMatch((await send('GET', url, admin)).body, /argon2|hash|digest/i, url)
  })
})

function withoutId(response: LightMyRequestResponse | undefined): object {
  return { ...response?.json<object>(), requestId: undefined }
}
