import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { after, before, suite, test } from 'node:test'
import { boot, type Booted } from './testing/boot.ts'
import { startService, type Service } from './testing/service.ts'

const MANIFEST = JSON.parse(
  readFileSync(new URL('testing/every-step.json', import.meta.url), 'utf8'),
)
const KEY = 'key of the service'
const hmac = (text: string, algorithm = 'sha256') => createHmac(algorithm, KEY).update(text)

/** A JSON Web Token, signed or not. */
function tokenOf(claims: object, header: object = { alg: 'HS256' }, sealed = true): string {
  const [head, body] = [header, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  return `${head}.${body}.${sealed ? hmac(`${head}.${body}`).digest('base64url') : ''}`
}

suite('what comes in and goes out', () => {
  let booted: Booted
  let service: Service
  before(async () => {
    service = await startService(({ method, body }, response) => {
      if (method === 'PUT') response.end(body)
      else if (method === 'GET') response.end('[{"word":"one","more":1}]')
      else if (method === 'DELETE') response.writeHead(204).end()
      else response.end(JSON.stringify({ length: body.length }))
    })
    booted = await boot(MANIFEST, 'sqlite', {
      SERVICE_URL: `http://${service.host}`,
      SERVICE_KEY: KEY,
      EGRESS_ALLOW: service.host,
    })
  })
  after(async () => {
    await booted[Symbol.asyncDispose]()
    await service[Symbol.asyncDispose]()
  })

  const post = async (name: string, payload?: object) =>
    booted.app.inject({ method: 'POST', url: `/${name}`, ...(payload && { payload }) })

  async function answers(name: string, payload?: object): Promise<unknown> {
    const response = await post(name, payload)
    assert.equal(response.statusCode, 200, response.body)
    return response.json()
  }

  test('services on the map are called by their operations', async () => {
    service.asked.length = 0
    assert.deepEqual(await answers('service', { word: 'a/b' }), {
      length: 14,
      all: [{ word: 'one' }],
      saved: 'word=a%26b',
    })
    const [measured] = service.asked
    assert.equal(measured?.url, '/words/a%2Fb/measure?loud=true')
    assert.equal(measured?.body, '{"text":"a/b"}')
    assert.equal(measured?.headers['x-key'], KEY)
    assert.equal(measured?.headers['x-note'], 'hi')
    assert.deepEqual(
      service.asked.map(({ method }) => method),
      ['POST', 'DELETE', 'GET', 'PUT'],
    )
  })

  test('files come in by forms, are what they begin with, and go out to be kept', async () => {
    const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'), Buffer.alloc(9)])
    const send = async (fields: Readonly<Record<string, string | Blob | undefined>>) => {
      const form = new FormData()
      for (const [name, value] of Object.entries(fields))
        if (typeof value === 'string') form.append(name, value)
        else if (value) form.append(name, value, '../söme"\'.html')
      const encoded = new Response(form)
      return booted.app.inject({
        method: 'POST',
        url: '/upload',
        headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
        payload: Buffer.from(await encoded.arrayBuffer()),
      })
    }
    const photo = new Blob([png], { type: 'text/html' })
    const kept = await send({ photo, times: '2' })
    assert.equal(kept.statusCode, 201, kept.body)
    assert.deepEqual(kept.rawPayload, png)
    assert.equal(kept.headers['content-type'], 'image/png')
    assert.equal(kept.headers['x-size'], '17')
    assert.equal(kept.headers['x-content-type-options'], 'nosniff')
    assert.match(
      String(kept.headers['content-disposition']),
      /^attachment; filename\*=UTF-8''[\w%.]+$/,
    )
    for (const wrong of [
      { times: '2' },
      { photo },
      { photo, times: 'two' },
      { photo: '{"name":"x","type":"image/png","size":1,"content":"AA"}', times: '2' },
      { photo: new Blob(['%PDF-1.7']), times: '2' },
      { photo: new Blob([Buffer.alloc(200_001)]), times: '2' },
      { photo, times: '2', unknown: 'x' },
      { photo, times: '2', ['__proto__']: 'x' },
    ])
      assert.equal((await send(wrong)).statusCode, 400, JSON.stringify(wrong))
    assert.equal((await send({ photo: new Blob([Buffer.alloc(1_400_000)]) })).statusCode, 413)
    const forged = { photo: { name: 'x', type: 'image/png', size: 1, content: 'AA==' }, times: 1 }
    assert.equal((await post('upload', forged)).statusCode, 415)
    const broken = await booted.app.inject({
      method: 'POST',
      url: '/upload',
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x\r\nnonsense',
    })
    assert.equal(broken.statusCode, 400)
  })

  test('a list goes out line by line', async () => {
    const response = await post('lines', { list: [1, 2] })
    assert.equal(response.headers['content-type'], 'application/x-ndjson')
    assert.equal(response.body, '{"n":1}\n{"n":2}\n')
  })

  test('texts are signed', async () => {
    assert.deepEqual(await answers('signs', { word: 'schön' }), {
      proof: hmac('schön').digest('hex'),
      longer: hmac('schön', 'sha512').digest('base64url'),
    })
  })

  test('what others send is taken where it is signed, to the byte and in time', async () => {
    const text = '{ "word":"schön",   "more": [1, 2] }'
    const now = Math.floor(Date.now() / 1000)
    const timed = (at: number) =>
      `t=${at},v1=${'0'.repeat(64)},v1=${hmac(`${at}.${text}`).digest('hex')}`
    const send = async (headers: Record<string, string>, payload = text) =>
      booted.app.inject({
        method: 'POST',
        url: '/hook',
        headers: { 'content-type': 'application/json', ...headers },
        payload,
      })
    const good = `sha256=${hmac(text).digest('hex')}`
    const taken = await send({ 'x-signature': good, 'x-timed': timed(now - 50) })
    assert.deepEqual(taken.json(), { word: 'schön', isTimely: true })
    assert.equal((await send({ 'x-signature': good.toUpperCase() })).statusCode, 401)
    for (const late of [timed(now - 70), timed(now + 70), `t=,v1=${good}`, 't=now', ''])
      assert.equal((await send({ 'x-signature': good, 'x-timed': late })).json().isTimely, false)
    for (const wrong of ['', 'sha256=', good.slice(7), `${good}0`, `sha256=${'0'.repeat(64)}`])
      assert.equal((await send({ 'x-signature': wrong })).statusCode, 401)
    assert.equal((await send({})).statusCode, 401)
    assert.equal((await send({ 'x-signature': good }, `${text} `)).statusCode, 401)
    assert.equal((await send({ 'x-signature': good }, 'x'.repeat(2_000_000))).statusCode, 413)
  })

  test('tokens of others are read where they are signed and good now', async () => {
    const exp = Date.now() / 1000 + 60
    const claims = { sub: 'ada', iss: 'partner', exp }
    const read = async (token: string) => post('tokens', { token })
    const full = await read(tokenOf({ ...claims, aud: ['us'], mail: 'a@b.c' }))
    assert.deepEqual(full.json(), { sub: 'ada', mail: 'a@b.c' })
    assert.deepEqual((await read(tokenOf(claims))).json(), { sub: 'ada', mail: null })
    for (const typ of ['JWT', 'at+jwt', 'application/at+jwt'])
      assert.equal((await read(tokenOf(claims, { alg: 'HS256', typ }))).statusCode, 200, typ)
    assert.equal((await read(tokenOf({ ...claims, iat: exp - 60, nbf: exp - 60 }))).statusCode, 200)
    for (const wrong of [
      tokenOf(claims, { alg: 'HS256', crit: ['exp'] }),
      tokenOf(claims, { alg: 'HS256', b64: false }),
      tokenOf(claims, { alg: 'HS256', typ: 'dpop+jwt' }),
      tokenOf(claims, { alg: 'HS256', typ: ['JWT'] }),
      tokenOf({ ...claims, iat: exp + 60 }),
      tokenOf({ ...claims, iat: 'today' }),
      tokenOf({ ...claims, exp: 1e300 }),
      tokenOf({ ...claims, exp: String(exp) }),
      tokenOf({ ...claims, exp: exp - 120 }),
      tokenOf({ ...claims, exp: undefined }),
      tokenOf({ ...claims, nbf: exp + 60 }),
      tokenOf({ ...claims, iss: 'other' }),
      tokenOf({ ...claims, sub: 1 }),
      tokenOf(claims, { alg: 'none' }, false),
      tokenOf(claims, { alg: 'none' }),
      tokenOf(claims, { alg: 'HS512' }),
      `${tokenOf(claims)}.x`,
      tokenOf(claims).slice(0, -1),
      'a.b.c',
      '',
    ])
      assert.equal((await read(wrong)).statusCode, 401, wrong)
  })
})
