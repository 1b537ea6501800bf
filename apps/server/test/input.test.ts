import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { api, API_PREFIX, CSRF_HEADER, type Contract, type RouteName } from '@drawbridge/protocol'
import { firstBrokenLine } from '../src/audit.ts'
import type { Browser } from './client.ts'
import { addTable } from './drawings.ts'
import { SAMPLES } from './every-route.ts'
import { raw } from './raw.ts'
import { onBothDatabases, withStudio, type TestStudio } from './studios.ts'

const names = Object.keys(api) as RouteName[]

/** What means something to a database, a formatter, a template, a decoder or an expression. */
const MEANINGS = [
  `'; DROP TABLE accounts; --`,
  `\\' OR '1'='1' #`,
  '%s%n%d {0} ${7*7} {{7*7}} #{7*7}',
  '%2541 &lt;b&gt; \\u0041 =cmd|x',
  '.* (a+)+$ [a-z]',
  '<img src=x onerror=alert(1)>',
  '$(touch x) `touch x`; touch x |& touch x',
]

/** As the browser sends it, at an address that is written by the test. */
function send(studio: TestStudio, who: Browser, path: string, method = 'GET', headers = {}) {
  return raw(studio.url, {
    method,
    path: API_PREFIX + path,
    headers: {
      host: new URL(studio.url).host,
      origin: studio.url,
      cookie: who.cookies,
      [CSRF_HEADER]: who.csrfToken,
      ...headers,
    },
  })
}

onBothDatabases('what is sent', (open) => {
  let studio: TestStudio
  before(async () => {
    studio = await open()
  })

  test('comes back as it was written, decoded once and meaning nothing', async () => {
    const ada = await studio.browser().register('ada@example.com')
    for (const name of MEANINGS) {
      const { id } = await ada.must('createProject', { body: { name } })
      assert.equal((await ada.must('readProject', { params: { project: id } })).name, name)
    }
    for (const search of MEANINGS) {
      const { data } = await ada.must('listProjects', { query: { search } })
      assert.deepEqual(
        data.map(({ name }) => name),
        [search],
      )
    }
    for (const search of ['%', '_', '.', '*', 'x.*y', '%25', 'A &lt;'])
      for (const { name } of (await ada.must('listProjects', { query: { search } })).data)
        assert.ok(name.includes(search), `${name} has no ${search}`)
    const names = async (query: string) => JSON.parse((await send(studio, ada, query)).body).data
    assert.equal((await names('/projects?search=%252541')).length, 1)
    assert.equal((await names('/projects?search=%2541%20')).length, 0)
  })

  test('is data for the database, in every text of every route', async () => {
    const ada = await studio.browser().register('bob@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    for (const name of names) {
      const { params, query, body } = SAMPLES[name]
      const named = api[name].path.includes(':project') ? { project } : {}
      const given = { params: { ...params, ...named }, query, body }
      for (const part of ['params', 'query', 'body'] as const) {
        const worse = { ...given, [part]: spoil(given[part]) }
        if (isDeepStrictEqual(worse, given)) continue
        const { status } = await ada.call(name, worse as never)
        assert.ok(status < 500 && (status >= 400 || part !== 'params'), `${name}: ${status}`)
      }
    }
    const { data } = await ada.must('listProjects')
    assert.ok(data.some(({ id }) => id === project))
    assert.equal(await firstBrokenLine(studio.studio.storage.queries), undefined)
  })

  test('numbers are whole, not negative, and no larger than is exact', async () => {
    const ada = await studio.browser().register('cleo@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    for (const number of NO_VERSIONS) {
      for (const path of [`versions/${number}`, `history?before=${number}`]) {
        const { status, body } = await send(studio, ada, `/projects/${id}/${path}`)
        assert.ok(status === 400 || status === 404, `${path}: ${status} ${body}`)
      }
      const body = { base: Number(number), entries: [addTable('t_books', 'books')] }
      const { status } = await ada.call('sendCommands', { params: { project: id }, body })
      assert.equal(status, 400, number)
    }
    for (const limit of ['0', '-1', '201', '1e9'])
      assert.equal((await send(studio, ada, `/projects/${id}/history?limit=${limit}`)).status, 400)
    assert.equal((await ada.must('readDocument', { params: { project: id } })).version, 0)
  })
})

const NO_VERSIONS = ['-1', '1.5', '1e400', '9007199254740993', '18446744073709551616', 'NaN']

/** The same with this in place of every text. */
function spoil(value: unknown): unknown {
  if (typeof value === 'string') return `\\' OR '1'='1'; DROP TABLE accounts; -- #`
  if (Array.isArray(value)) return value.map(spoil)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spoil(item)]))
}

test('a parameter that comes twice, or in another place than its own, is not taken', async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const { id } = await ada.must('createProject', { body: { name: 'Library' } })
    for (const path of [
      '/projects?state=active&state=deleted',
      '/projects?search=a&search=b',
      '/projects?search[]=a',
      '/projects?search[x]=a',
      '/projects?owner=someone',
      `/projects/${id}?project=other`,
      `/projects/${id}/history?limit=1&limit=2`,
    ])
      assert.equal((await send(studio, ada, path)).status, 400, path)
    const moved = await send(studio, ada, `/projects/${id}?name=Taken`, 'PATCH', {
      'content-type': 'application/json',
    })
    assert.equal(moved.status, 400)
    assert.equal((await ada.must('readProject', { params: { project: id } })).name, 'Library')
  })
})

test('nothing that opens something is taken from an address', async () => {
  for (const name of names) {
    const { params, query }: Contract = api[name]
    for (const field of [...Object.keys(params.properties), ...Object.keys(query.properties)])
      assert.ok(IN_ADDRESSES.has(field), `${name} takes ${field} in its address`)
  }
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const { accessToken } = await ada.tokens('ada@example.com')
    const nobody = studio.browser()
    for (const name of ['access_token', 'token', 'authorization', 'session', 'x-csrf-token'])
      for (const value of [accessToken, ada.cookies, ada.csrfToken]) {
        const path = `/me?${name}=${encodeURIComponent(value)}`
        assert.ok([400, 401].includes((await send(studio, nobody, path)).status), name)
      }
  })
})

/** Names of things, and what chooses among them. */
const IN_ADDRESSES: ReadonlySet<string> = new Set([
  'project',
  'version',
  'run',
  'id',
  'secret',
  'state',
  'search',
  'before',
  'limit',
  'to',
  'node',
  'item',
  'account',
  'invitation',
  'acceptLosses',
  'trusted',
])

test('what belongs together is looked at together', async () => {
  await withStudio(async (studio) => {
    const ada = await studio.browser().register('ada@example.com')
    const { id: project } = await ada.must('createProject', { body: {} })
    const params = { project }
    const none = await ada.call('diffVersions', {
      params: { project, version: 0 },
      query: { to: 7 },
    })
    assert.equal(none.status, 404)
    const loose = { base: 0, entries: [addTable('t_books', 'books'), addTable('t_books', 'more')] }
    const { applied, rejected } = await ada.must('sendCommands', { params, body: loose })
    assert.deepEqual([applied.length, rejected.length], [1, 1])
  })
})
