import assert from 'node:assert/strict'
import { gzipSync } from 'node:zlib'
import { after, before, suite, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { boot, type Booted } from './testing/boot.ts'
import { calling, steps } from './testing/calling.ts'
import { startMailServer } from './testing/mail-server.ts'
import { startService } from './testing/service.ts'

const CALL = {
  kind: 'http',
  name: 'answer',
  settings: { url: "'http://127.0.0.1:1/'", redirects: 1, whenRefused: 'give' },
}
const MANIFEST = calling([
  { name: 'go', steps: steps(CALL, { kind: 'respond', settings: { body: 'answer' } }) },
])
const LIMITS = { method: 'GET', timeout: 5000, maxBytes: 1000 }

/** Addresses that are not on the internet, in every spelling. */
const INSIDE = [
  '127.0.0.1 127.1 2130706433 0x7f.0.0.1 0177.0.0.1 0 0.0.0.0 127.0.0.1. １２７.0.0.1',
  '127。0。0。1 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1',
  '100.100.100.200 168.63.129.16 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.1',
  '203.0.113.1 224.0.0.1 255.255.255.255 240.0.0.1 localhost LOCALHOST',
  '[::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:ffff:7f00:0001]',
  '[64:ff9b::7f00:1] [2002:7f00:1::] [2001:0:7f00:1::] [fe80::1] [fc00::1]',
  '[fd00:ec2::254] [ff02::1] [100::1] [3fff::1] [2001:db8::1] [::ffff:a9fe:a9fe]',
].join(' ')

interface Failed extends Error {
  readonly status: number
  readonly why: string
}

suite('the way out', () => {
  let booted: Booted
  let send: (call: object) => Promise<{ status: number; body: Buffer }>
  let allowHosts: (list: string, names?: unknown) => void
  let allowOnly: (list: string) => void
  before(async () => {
    booted = await boot(MANIFEST, 'sqlite')
    const load = (path: string) => import(pathToFileURL(join(booted.folder, path)).href)
    ;({ send } = await load('src/http/egress.ts'))
    ;({ allowHosts, allowOnly } = await load('src/http/hosts.ts'))
  })
  after(() => booted[Symbol.asyncDispose]())

  const refused = async (call: object, why: RegExp, status = 502) =>
    assert.rejects(send({ ...LIMITS, ...call }), (error: Failed) => {
      assert.match(error.why, why)
      assert.equal(error.status, status)
      assert.doesNotMatch(error.message, /127|localhost|\d{4}/, 'callers learn no host')
      return true
    })

  test('nothing in a private network is called, however its address is spelt', async () => {
    await using honeypot = await startService((_asked, response) => response.end('secret'))
    const [, port] = honeypot.host.split(':')
    allowHosts('')
    for (const host of INSIDE.split(' '))
      await refused({ url: `http://${host}:${port}/` }, /private network/)
    assert.equal(honeypot.asked.length, 0)
  })

  test('addresses of other kinds and with passwords are not called', async () => {
    await refused({ url: 'file:///etc/passwd' }, /file: is not called/)
    await refused({ url: 'ftp://example.com/' }, /ftp: is not called/)
    await refused({ url: 'http://user:pass@example.com/' }, /password/)
    await refused({ url: 'nonsense' }, /not one/)
  })

  test('a name that leads inside is not called, whatever else it leads to', async () => {
    await using honeypot = await startService((_asked, response) => response.end('secret'))
    const [, port] = honeypot.host.split(':')
    const both = [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ]
    allowHosts('', (_name: string, _options: object, done: (...all: unknown[]) => void) =>
      done(null, both),
    )
    await refused({ url: `http://rebound.example:${port}/` }, /leads to an address of a private/)
    assert.equal(honeypot.asked.length, 0)
  })

  test('a name is looked up once for a connection, and that address is called', async () => {
    await using honeypot = await startService((_asked, response) => response.end('secret'))
    const [, port] = honeypot.host.split(':')
    let looks = 0
    // First an address of the internet, then one of this machine.
    allowHosts('', (_name: string, _options: object, done: (...all: unknown[]) => void) => {
      looks += 1
      done(null, [{ address: looks === 1 ? '192.31.196.1' : '127.0.0.1', family: 4 }])
    })
    const url = `http://rebound.example:${port}/`
    await assert.rejects(send({ ...LIMITS, url, timeout: 300 }))
    assert.equal(looks, 1)
    await refused({ url }, /private network/)
    assert.equal(looks, 2)
    assert.equal(honeypot.asked.length, 0)
  })

  test('a host that is listed is called, and only at its port', async () => {
    await using service = await startService((_asked, response) => response.end('hello'))
    await using other = await startService((_asked, response) => response.end('secret'))
    allowHosts(service.host)
    const { body } = await send({ ...LIMITS, url: `http://${service.host}/` })
    assert.equal(body.toString(), 'hello')
    await refused({ url: `http://${other.host}/` }, /private network/)
    assert.throws(() => allowHosts('http://intranet'), /EGRESS_ALLOW/)
  })

  test('where hosts are listed, no other is called, by no redirect either', async () => {
    await using service = await startService((_asked, response) => {
      response.writeHead(302, { location: 'http://elsewhere.example/' }).end()
    })
    allowHosts(service.host)
    allowOnly('api.example.com, localhost')
    try {
      for (const url of [
        'https://elsewhere.example/',
        'https://api.example.com.elsewhere.example/',
      ])
        await refused({ url }, /none of those that EGRESS_ONLY names/)
      await refused({ url: `http://${service.host}/`, redirects: 2 }, /EGRESS_ONLY/)
      await refused({ url: 'http://localhost/' }, /private network/)
      assert.throws(() => allowOnly('https://api.example.com'), /is not the name of a host/)
    } finally {
      allowOnly('')
    }
  })

  test('a certificate that nobody vouches for is not believed', async () => {
    // Whose certificate is known to everybody.
    await using server = await startMailServer({ secure: true })
    allowHosts(`127.0.0.1:${server.port}`)
    await refused({ url: `https://127.0.0.1:${server.port}/` }, /certificate|self.signed/i)
  })

  test('redirects are followed as often as allowed, each looked at like the first', async () => {
    await using honeypot = await startService((_asked, response) => response.end('secret'))
    await using service = await startService(({ url }, response) => {
      const to = { '/inside': `http://${honeypot.host}/`, '/again': '/again', '/once': '/end' }[url]
      response
        .writeHead(to === undefined ? 200 : 302, to === undefined ? {} : { location: to })
        .end()
    })
    allowHosts(service.host)
    const get = (path: string, redirects: number) =>
      send({ ...LIMITS, url: `http://${service.host}${path}`, redirects })
    assert.equal((await get('/once', 0)).status, 302)
    assert.equal((await get('/once', 1)).status, 200)
    assert.equal((await get('/again', 3)).status, 302)
    assert.equal(service.asked.filter(({ url }) => url === '/again').length, 4)
    await refused({ url: `http://${service.host}/inside`, redirects: 1 }, /private network/)
    assert.equal(honeypot.asked.length, 0)
  })

  test('what was meant for one origin is not sent to another', async () => {
    await using other = await startService((_asked, response) => response.end('ok'))
    await using service = await startService(({ url }, response) =>
      response.writeHead(url === '/keep' ? 307 : 302, { location: `http://${other.host}/` }).end(),
    )
    allowHosts(`${service.host}, ${other.host}`)
    const headers = { authorization: 'Bearer secret', 'x-api-key': 'secret', accept: 'text/plain' }
    await send({ ...LIMITS, url: `http://${service.host}/`, headers, redirects: 2 })
    const sent = { ...LIMITS, method: 'POST', body: 'secret', headers, redirects: 2 }
    await send({ ...sent, url: `http://${service.host}/` })
    assert.deepEqual(
      other.asked.map(({ method, body }) => [method, body]),
      [
        ['GET', ''],
        ['GET', ''],
      ],
    )
    assert.equal(JSON.stringify(other.asked).includes('secret'), false)
    assert.equal(other.asked[0]?.headers.accept, 'text/plain')
    await refused({ ...sent, url: `http://${service.host}/keep` }, /sends what it was given on/)
  })

  test('no more is read than is allowed, packed or not, and no longer waited', async () => {
    let owned = 0
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    await using service = await startService(({ url }, response) => {
      if (url === '/bomb') response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
      else if (url === '/packed')
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('hello'))
      else if (url === '/odd') response.writeHead(200, { 'content-encoding': 'zip' }).end('x')
      else if (url === '/own') {
        owned += 1
        response.writeHead(200, { 'content-encoding': 'constructor' }).end('x')
      } else if (url === '/huge') response.end(Buffer.alloc(5000))
      else if (url === '/drip') response.write('a')
    })
    allowHosts(service.host)
    const url = (path: string) => ({ url: `http://${service.host}${path}` })
    assert.equal((await send({ ...LIMITS, ...url('/packed') })).body.toString(), 'hello')
    await refused(url('/bomb'), /more than 1000 bytes/)
    await refused(url('/huge'), /more than 1000 bytes/)
    await refused(url('/odd'), /packed/)
    await refused({ ...url('/own'), retries: 2 }, /packed/)
    assert.equal(owned, 1, 'it would be packed in the same way again')
    await refused({ ...url('/drip'), timeout: 200 }, /nothing within 200 ms/, 504)
    await refused({ ...url('/silent'), timeout: 200 }, /nothing within 200 ms/, 504)
  })

  test('what may pass is tried again, where that does no harm', async () => {
    let failures = 0
    await using service = await startService((_asked, response) => {
      failures -= 1
      if (failures < 0) response.end('fine')
      else if (failures % 2 === 0) response.destroy()
      else response.writeHead(503).end()
    })
    allowHosts(service.host)
    const url = `http://${service.host}/`
    const attempt = async (failing: number, call: object) => {
      failures = failing
      service.asked.length = 0
      const answer = await send({ ...LIMITS, url, ...call }).catch((error: Failed) => error)
      return [answer.status, service.asked.length]
    }
    assert.deepEqual(await attempt(2, { retries: 2 }), [200, 3])
    assert.deepEqual(await attempt(2, { retries: 1 }), [502, 2])
    assert.deepEqual(await attempt(2, { retries: 2, method: 'POST' }), [503, 1])
    const headers = { 'Idempotency-Key': 'k1' }
    assert.deepEqual(await attempt(2, { retries: 2, method: 'POST', headers }), [200, 3])
  })
})
