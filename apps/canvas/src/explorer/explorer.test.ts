import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject, Manifest } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import { callerWords, castOf, nextPerson } from './cast.ts'
import { formRequestOf } from './form-request.ts'
import { exampleOf, firstBody, formOf } from './example.ts'
import { credentialsOf, curlOf, explain, pathOf, requestOf, rowsOf } from './request.ts'

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
  assert.deepEqual(JSON.parse(firstBody(create, form)), { title: 'Buy oat milk', listId: 1 })
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
  assert.match(explain(route('GET', '/tasks', []), 200, 0, 'user') ?? '', /belongs to a user/)
  const refused = explain(
    { ...route('GET', '/tasks', []), access: ['role:admin', 'signedIn when row.open == true'] },
    403,
    null,
    'user',
    '{"detail":"The key lacks boats:write."}',
  )
  assert.match(refused ?? '', /^The key lacks boats:write\. .*: admin or whoever is signed in, for/)
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
  assert.equal(callerWords({ ...ada, scopes: ['read'] }), 'Ada with a key')
  assert.equal(nextPerson([ada], false)?.name, 'grace')
  assert.deepEqual(castOf({ ...manifest, nodes: [] }, [ada]).length, 1, 'where nobody signs in')
})
