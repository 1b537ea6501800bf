import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { bearer, PASSWORD, register, type TokenAccount } from './accounts.ts'
import { type EmittedApp, startSample } from './emitted-app.ts'
import { mediaTypes } from './media-types.ts'

suite('HTTP as an emitted backend speaks it', () => {
  let sample: EmittedApp
  let alice: TokenAccount
  before(async () => {
    sample = await startSample('tasks')
    alice = await register(sample.app, 'alice')
  })
  after(() => sample.stop())

  const post = (payload: string | Buffer, headers: Record<string, string> = {}) =>
    sample.app.inject({
      method: 'POST',
      url: '/tasks',
      headers: { ...bearer(alice), 'content-type': 'application/json', ...headers },
      payload,
    })

  test('every answer has the headers that protect it, and none that says what made it', async () => {
    const answers = await Promise.all([
      sample.app.inject('/health/live'),
      sample.app.inject('/tags'),
      sample.app.inject('/tasks'),
      sample.app.inject('/nothing'),
      sample.app.inject({ method: 'PUT', url: '/tasks' }),
      post('{'),
      post('{"title":"x"}'),
    ])
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [200, 200, 401, 404, 404, 400, 201],
    )
    for (const { headers, statusCode } of answers) {
      assert.equal(headers['x-content-type-options'], 'nosniff', String(statusCode))
      assert.equal(headers['x-frame-options'], 'DENY')
      assert.equal(headers['referrer-policy'], 'no-referrer')
      assert.equal(
        headers['content-security-policy'],
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      )
      assert.match(
        String(headers['content-type']),
        /^application\/(problem\+)?json; charset=utf-8$/,
      )
      assert.match(
        String(headers['strict-transport-security']),
        /max-age=31536000; includeSubDomains/,
      )
      assert.equal(headers['cache-control'], 'no-store')
      for (const banner of ['server', 'x-powered-by', 'via', 'access-control-allow-origin'])
        assert.equal(headers[banner], undefined, banner)
    }
  })

  test('only JSON is read, under its exact name', async () => {
    const good = ['application/json', 'application/json; charset=utf-8', 'Application/JSON']
    for (const type of good)
      assert.equal((await post('{"title":"x"}', { 'content-type': type })).statusCode, 201, type)
    const types = mediaTypes()
    assert.ok(types.length >= 60, `${types.length}`)
    for (const type of types) {
      const { statusCode } = await post('{"title":"x","ownerId":1}', { 'content-type': type })
      assert.ok(statusCode === 415 || statusCode === 400, `${JSON.stringify(type)}: ${statusCode}`)
    }
  })

  test('broken, empty, deep, wide and endless bodies are refused, and it goes on', async () => {
    const deep = '['.repeat(100_000)
    const bodies: readonly (readonly [string | Buffer, number])[] = [
      ['', 400],
      ['{', 400],
      ['null', 400],
      ['[]', 400],
      ['"text"', 400],
      ['{"title":"x"}x', 400],
      ["{'title':'x'}", 400],
      ['{"title":"x",}', 400],
      [`{"title":${deep}`, 400],
      [`{"title":${deep}${deep.replaceAll('[', ']')}}`, 400],
      [`{"title":"${'x'.repeat(201)}"}`, 400],
      [`{"title":"x","tagIds":[${Array(101).fill(1).join()}]}`, 400],
      [`{"title":"x","estimate":"1e400"}`, 400],
      [`{"title":"x","projectId":1e400}`, 400],
      [`{"title":"x","projectId":99999999999999999999}`, 400],
      [Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), 400],
      [`{"title":"${'x'.repeat(1_048_576)}"}`, 413],
    ]
    for (const [body, expected] of bodies) {
      const { statusCode } = await post(body)
      assert.equal(statusCode, expected, String(body).slice(0, 60))
    }
    assert.equal((await post('{"title":"x"}')).statusCode, 201)
  })

  test('strange addresses are answered plainly', async () => {
    for (const url of [
      '/tasks/0',
      '/tasks/-1',
      '/tasks/1.5',
      '/tasks/abc',
      '/tasks/99999999999999999999',
      '/tasks/%00',
      '/tasks/%',
      '/tasks/%zz',
      `/tasks/${'1'.repeat(5_000)}`,
      '//tasks',
      '/tasks?limit=0',
      '/tasks?limit=101',
      '/tasks?limit=abc',
      '/tasks?limit=10&limit=20',
      '/tasks?offset=-1',
      '/tasks?cursor=x',
      '/tasks?sort=title;drop',
      '/tasks?title[like]=x',
      '/tasks?title[contains][x]=y',
      '/tasks?nothing=1',
      "/tasks?title[contains]='%20OR%20'1'='1&x=1",
      '/tasks?id[in]=' + '1,'.repeat(2_000),
    ]) {
      const { statusCode, body } = await sample.app.inject({ url, headers: bearer(alice) })
      assert.ok(statusCode >= 400 && statusCode < 500, `${url.slice(0, 60)}: ${statusCode}`)
      assert.doesNotMatch(body, /node_modules|\.ts:|at \w+ \(|SQLITE|SELECT/, url.slice(0, 60))
    }
  })

  test('what is sent is decoded once, before anything looks at it', async () => {
    const headers = bearer(alice)
    const titles = ['100%41', '%2525', '&lt;b&gt;', '\\u0041', 'a+b', '%00']
    for (const title of titles)
      assert.equal((await post(JSON.stringify({ title }))).json().title, title)
    for (const title of titles) {
      const url = `/tasks?title=${encodeURIComponent(title)}`
      const { data } = (await sample.app.inject({ url, headers })).json()
      assert.deepEqual(
        data.map((task: { readonly title: string }) => task.title),
        [title],
      )
    }
    const once = await sample.app.inject({ url: '/tasks?title=100%41', headers })
    assert.deepEqual(once.json().data, [])
  })

  test('methods other than the drawn ones are nothing', async () => {
    assert.equal((await sample.app.inject({ method: 'HEAD', url: '/tasks' })).statusCode, 401)
    for (const method of ['PUT', 'OPTIONS', 'DELETE'] as const)
      assert.equal((await sample.app.inject({ method, url: '/tasks' })).statusCode, 404, method)
    const headers = { ...bearer(alice), 'x-http-method-override': 'DELETE' }
    const made = (await post('{"title":"kept"}')).json<{ id: number }>()
    await sample.app.inject({ url: `/tasks/${made.id}`, headers })
    const kept = await sample.app.inject({ url: `/tasks/${made.id}`, headers: bearer(alice) })
    assert.equal(kept.statusCode, 200)
  })

  test('in production there is neither a reference page nor its document', async () => {
    const production = await startSample('tasks', { NODE_ENV: 'production' })
    for (const url of ['/docs', '/docs/', '/docs/index.html', '/openapi.json'])
      assert.equal((await production.app.inject(url)).statusCode, 404, url)
    await production.stop()
  })

  test('an address that asks too often waits, whoever it says it is, also for what is refused', async () => {
    const strict = await startSample('tasks', { RATE_LIMIT: '5' })
    for (const url of ['/tags', '/auth/me', '/nothing', '/tasks', '/auth/me'])
      assert.notEqual((await strict.app.inject(url)).statusCode, 429, url)
    for (const headers of [
      {},
      { 'x-forwarded-for': '203.0.113.9' },
      { 'x-real-ip': '203.0.113.9' },
      { forwarded: 'for=203.0.113.9' },
      { authorization: 'Bearer x' },
    ]) {
      const response = await strict.app.inject({ url: '/auth/me', headers })
      assert.equal(response.statusCode, 429, JSON.stringify(headers))
      assert.ok(Number(response.headers['retry-after']) <= 60)
    }
    await strict.stop()
  })

  test('the time for a request is limited', () => {
    const { server } = sample.app
    assert.ok(server.requestTimeout > 0 && server.requestTimeout <= 60_000)
    assert.ok(server.headersTimeout > 0 && server.headersTimeout <= 60_000)
  })

  test('no secret of anybody stands in an answer', async () => {
    const login = { email: alice.email, password: PASSWORD }
    const answer = await sample.app.inject({ method: 'POST', url: '/auth/login', payload: login })
    assert.ok(!answer.body.includes(PASSWORD))
    const weak = await sample.app.inject({
      method: 'POST',
      url: '/auth/register',
      payload: { ...login, name: 1 },
    })
    assert.equal(weak.statusCode, 400)
    assert.ok(!weak.body.includes(PASSWORD))
  })
})
