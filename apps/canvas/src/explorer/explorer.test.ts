import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject, Manifest } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import { callerWords, castOf, nextPerson } from './cast.ts'
import { formRequestOf } from './form-request.ts'
import { exampleOf, exampleValue, firstBody, formOf } from './example.ts'
import { firstAsk } from './first-ask.ts'
import { credentialsOf, curlOf, detailOf, explain, pathOf, requestOf, rowsOf } from './request.ts'

const manifest: Manifest = {
  drawbridge: 1,
  name: 'Tasks',
  nodes: [
    { id: 'auth', kind: 'auth', name: 'auth', settings: {} },
    {
      id: 'tasks',
      kind: 'table',
      name: 'tasks',
      settings: {
        fields: [
          { id: 'f1', name: 'title', type: 'string', required: true },
          { id: 'f2', name: 'price', type: 'decimal', scale: 2 },
          { id: 'f3', name: 'secret', type: 'string', visibility: 'hidden' },
        ],
        relations: [
          { id: 'r1', name: 'list', type: 'manyToOne', target: 'tasks', required: true },
          { id: 'r2', name: 'tags', type: 'manyToMany', target: 'tasks' },
        ],
      },
    },
  ],
  connections: [],
}

const route = (method: Route['method'], path: string, nodes: readonly string[]): Route => ({
  method,
  path,
  nodes,
  name: 'x',
  summary: 'x',
  operation: 'x',
  access: ['owner'],
})

test('a body is made of what a table takes, and of nothing hidden', () => {
  const create = route('POST', '/tasks', ['auth', 'tasks'])
  const form = formOf(create, manifest)
  assert.deepEqual(exampleOf(form), { title: 'Buy oat milk', price: '9.50', listId: 1, tagIds: [] })
  assert.deepEqual(JSON.parse(firstBody(create, form)), { title: 'Buy oat milk' })
})

test('a new project begins with a request that is let in, as somebody whom it lets in', () => {
  const settings = { roles: ['guest', 'teacher', 'manager'] }
  const drawn = { ...manifest, nodes: [{ id: 'auth', kind: 'auth', name: 'auth', settings }] }
  const list = (path: string, ...access: readonly string[]): Route => ({
    ...route('GET', path, []),
    operation: 'list',
    access,
  })
  const users = list('/users', 'role:teacher')
  const begin = (...routes: readonly Route[]) => {
    const ask = firstAsk(routes, drawn, 'user')
    return ask && [ask.route.path, ask.caller]
  }
  assert.deepEqual(begin(users, list('/bookings', 'signedIn'), list('/classes', 'public')), [
    '/classes',
    'user',
  ])
  assert.deepEqual(begin(users, list('/bookings', 'owner')), ['/bookings', 'user'])
  assert.deepEqual(begin(users), ['/users', { name: 'one_teacher', role: 'teacher' }])
  assert.deepEqual(begin(list('/reports', 'role:manager')), ['/reports', 'admin'])
  assert.equal(begin(route('GET', '/users/{id}', [])), undefined)
})

test('what ends is later than what begins', () => {
  const at = (name: string, type: 'date' | 'datetime') =>
    String(exampleValue({ id: 'f', name, type }))
  for (const [start, end] of [
    ['startsAt', 'endsAt'],
    ['from', 'to'],
    ['validFrom', 'validUntil'],
    ['check_in', 'check_out'],
    ['departsAt', 'arrivesAt'],
  ] as const)
    for (const type of ['date', 'datetime'] as const)
      assert.ok(at(start, type) < at(end, type), `${start}, ${end}`)
  assert.equal(at('sentOn', 'date'), at('totalledOn', 'date'))
})

test('sign-in has a body of its own', () => {
  const form = formOf(route('POST', '/auth/login', ['auth', 'tasks']), manifest)
  assert.deepEqual(
    form.map(({ name }) => name),
    ['email', 'password'],
  )
})

test('a path holds what was filled in, and what was left empty is left out', () => {
  const read = route('GET', '/tasks/{id}', ['tasks'])
  const draft = {
    params: { id: 'a/b' },
    query: { fields: 'id,title', sort: '', 'n[gt]': '1' },
    body: '{}',
  }
  assert.equal(pathOf(read, draft), '/tasks/a%2Fb?fields=id%2Ctitle&n[gt]=1')
  assert.deepEqual(requestOf(read, draft, 'user'), {
    as: 'user',
    method: 'GET',
    path: '/tasks/a%2Fb?fields=id%2Ctitle&n[gt]=1',
  })
})

const EMPTY = { params: {}, query: {}, body: '' }

test('a request can be taken to a terminal, whatever it holds', () => {
  const create = route('POST', '/tasks', ['tasks'])
  const request = requestOf(create, { params: {}, query: {}, body: `{"title":"it's"}` }, 'nobody')
  const curl = curlOf(request, 'http://x.localhost:1/', credentialsOf(manifest))
  assert.match(curl, /-d '\{"title":"it'\\''s"\}'$/)
  assert.match(curl, /'http:\/\/x\.localhost:1\/tasks'/)
  assert.doesNotMatch(curl, /authorization/)
})

test('a request of somebody who is signed in shows it as the drawing says', () => {
  const request = requestOf(route('GET', '/tasks', ['tasks']), EMPTY, 'user')
  const shown = (settings: JsonObject) => {
    const nodes = [{ id: 'auth', kind: 'auth', name: 'auth', settings }]
    return curlOf(request, null, credentialsOf({ nodes })).split(' \\\n  ').slice(1)
  }
  assert.deepEqual(shown({}), [`-H 'authorization: Bearer <access token>'`])
  assert.deepEqual(shown({ scheme: 'Token' }), [`-H 'authorization: Token <access token>'`])
  assert.deepEqual(shown({ method: 'session' }), [
    `-H 'cookie: session=<session>'`,
    `-H 'x-csrf-token: <CSRF token>'`,
  ])
  assert.equal(shown({ carrier: 'cookie' })[0], `-H 'cookie: access=<access token>'`)
})

test('no rows are explained', () => {
  assert.equal(rowsOf('{"data":[]}'), 0)
  assert.equal(rowsOf('not json'), null)
  const list: Route = { ...route('GET', '/tasks', []), operation: 'list' }
  const why = (of: Route, path = '/tasks') =>
    explain(of, 200, 'user', ['user'], '{"data":[]}', path)
  assert.match(why(list) ?? '', /belongs to a user/)
  assert.equal(why(list, '/tasks?offset=100'), null)
  assert.match(why({ ...list, access: ['public'] }) ?? '', /no rows yet/)
  assert.equal(why({ ...list, access: ['member'] }), null)
  assert.match(why({ ...list, access: ['owner', 'public'] }) ?? '', /no rows yet/)
  const shared = why({ ...list, access: ['owner', 'role:admin'] })
  assert.match(shared ?? '', /rows are listed for: the owner of a row or admin/)
  assert.equal(why({ ...list, operation: 'flow', access: ['public'] }), null)
  const refused = explain(
    { ...route('GET', '/tasks', []), access: ['role:admin', 'signedIn when row.open == true'] },
    403,
    'user',
    ['guest', 'admin'],
    '{"detail":"The key lacks boats:write."}',
    '/tasks',
  )
  assert.match(refused ?? '', /^You act as a guest; .*: admin or whoever is signed in, for/)
  assert.equal(detailOf('{"detail":"The key lacks boats:write."}'), 'The key lacks boats:write.')
  assert.equal(detailOf('{"data":[]}'), '')
})

test('a form with a file goes out as browsers send it, and to a terminal as its fields', async () => {
  const upload = route('POST', '/pictures', ['pictures'])
  const files = { picture: new File([Uint8Array.of(0x89, 0, 0xff)], 'a “b”.png') }
  const body = '{"title":"Déjà vu","pages":3}'
  const request = await formRequestOf(upload, { ...EMPTY, body, files }, 'nobody')
  const { headers = {}, body: sent = '' } = request
  const form = await new Response(Buffer.from(sent, 'base64'), { headers }).formData()
  assert.deepEqual([form.get('title'), form.get('pages')], ['Déjà vu', '3'])
  const picture = form.get('picture')
  assert.ok(picture instanceof File)
  assert.deepEqual([...new Uint8Array(await picture.arrayBuffer())], [0x89, 0, 0xff])
  const curl = curlOf(request, null, [])
  assert.match(curl, /-F 'title=Déjà vu' \\\n {2}-F 'pages=3' \\\n {2}-F 'picture=@a “b”.png'$/)
})

test('everybody there is can be acted as: nobody, each role, and the people made here', () => {
  const settings = { roles: ['reader', 'shelfKeeper', 'admin'] }
  const drawn = { ...manifest, nodes: [{ id: 'auth', kind: 'auth', name: 'auth', settings }] }
  const ada = nextPerson([], false) ?? { name: '' }
  assert.deepEqual(
    castOf(drawn, [ada]).map(({ label }) => label),
    ['Nobody', 'A reader', 'A shelf keeper', 'An admin', 'Ada'],
  )
  assert.equal(callerWords({ ...ada, scopes: ['read'] }, settings.roles), 'Ada with a key')
  assert.equal(callerWords('user', settings.roles), 'a reader')
  assert.equal(callerWords('admin', ['guest', 'manager']), 'a manager')
  assert.equal(nextPerson([ada], false)?.name, 'grace')
  assert.deepEqual(castOf({ ...manifest, nodes: [] }, [ada]).length, 1, 'where nobody signs in')
})
