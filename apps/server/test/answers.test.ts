import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { api, API_PREFIX, CSRF_HEADER, type RouteName } from '@drawbridge/protocol'
import { WebSocket } from 'ws'
import { PASSWORD, type Browser } from './client.ts'
import { raw } from './raw.ts'
import { openStudio, withStudio, type TestStudio } from './studios.ts'

const NAME = `x"\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>/../é`
const PAGE = '<!doctype html><title>Canvas</title>'
const reading = (Object.keys(api) as RouteName[]).filter((name) => api[name].method === 'GET')

describe('answers', () => {
  let place: string
  let studio: TestStudio
  let ada: Browser
  let project: string

  before(async () => {
    place = await mkdtemp(join(tmpdir(), 'drawbridge-answers-'))
    const canvasDir = join(place, 'canvas')
    await mkdir(join(canvasDir, 'assets'), { recursive: true })
    for (const [file, text] of Object.entries(FILES)) await writeFile(join(canvasDir, file), text)
    const databaseUrl = `sqlite:${join(place, 'studio.db')}`
    studio = await openStudio({ dataDir: place, databaseUrl, canvasDir })
    ada = await studio.browser().register('ada@example.com')
    project = (await ada.must('createProject', { body: { name: NAME, template: 'task-list' } })).id
  })
  after(async () => {
    await studio.app.close()
    await rm(place, { recursive: true })
  })

  const ask = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    raw(studio.url, { method, path, headers: { host: new URL(studio.url).host, ...headers } })
  const own = () => ({ cookie: ada.cookies, [CSRF_HEADER]: ada.csrfToken })
  const addresses = () =>
    reading.map((name) => {
      const path = api[name].path.replace(':project', project).replace(':version', '0')
      return API_PREFIX + path
    })

  test('every answer says what it is, with its charset, and is that', async () => {
    for (const path of [...addresses(), '/api/nothing', '/api/docs', '/api/openapi.json']) {
      const { headers, body } = await ask(path, own())
      const type = String(headers['content-type'])
      assert.match(type, /^[a-z]+\/[a-z+]+(; charset=utf-8)?$/, path)
      if (type.startsWith('text/')) assert.match(type, /charset=utf-8$/, path)
      if (type.includes('json')) assert.doesNotThrow(() => JSON.parse(body), path)
      else assert.equal(body.slice(0, 2), type === 'application/zip' ? 'PK' : '<!', path)
      assert.equal(headers['x-content-type-options'], 'nosniff', path)
    }
    for (const [file, type] of Object.entries(TYPES))
      assert.equal((await ask(`/${file}`)).headers['content-type'], type, file)
    const refused = [ask('/api/me'), ask('/api/login', { origin: studio.url }, 'POST')]
    for (const { headers } of await Promise.all(refused))
      assert.equal(headers['content-type'], 'application/problem+json; charset=utf-8')
  })

  test('what people wrote is never a page: it is JSON, or a file to be kept under a plain name', async () => {
    for (const path of addresses()) {
      const { headers, body } = await ask(path, { ...own(), accept: 'text/html' })
      assert.match(String(headers['content-type']), /^application\/(json|problem\+json|zip)/, path)
      assert.equal(headers['set-cookie'], undefined, path)
      if (!body.startsWith('PK')) JSON.parse(body)
    }
    for (const name of ['exportManifest', 'downloadCode'] as const) {
      const { headers } = await ada.call(name, { params: { project } })
      const disposition = headers.get('content-disposition') ?? ''
      assert.match(disposition, /^attachment; filename="[a-z0-9-]+\.(json|zip)"$/, name)
    }
    const strange = '/<script>alert(1)</script>?"><script>alert(2)</script>'
    const { body } = await ask(encodeURI(strange), { accept: 'text/html' })
    assert.equal(body, PAGE)
    const lost = await ask(`/api${encodeURI(strange)}`, { accept: 'text/html' })
    assert.doesNotMatch(lost.body, /script/)
  })

  test('reading changes nothing', async () => {
    const before = await everything(studio)
    for (const path of addresses())
      for (const method of ['GET', 'HEAD', 'OPTIONS']) await ask(path, own(), method)
    assert.deepEqual(await everything(studio), before)
  })

  test('holds nothing of the rows behind it but what it says that it holds', async () => {
    await ada.tokens('ada@example.com')
    const rows = await everything(studio)
    const secrets = Object.values(rows)
      .flat()
      .flatMap((row) => Object.entries(row as object))
      .filter(([column]) => /hash|secret|sealed/.test(column))
      .map(([, value]) => String(value))
    assert.ok(secrets.length > 5)
    for (const path of addresses()) {
      const answer = (await ask(path, own())).body
      for (const secret of secrets) assert.ok(!answer.includes(secret), path)
    }
    const { user } = await ada.must('me')
    assert.deepEqual(Object.keys(user).toSorted(), ['email', 'id', 'name'])
  })

  test('folders are not listed, and no request is sent back to who sent it', async () => {
    for (const path of ['/assets', '/assets/', '/assets/.', '/.git/config', '/assets/.env']) {
      const { status, body } = await ask(path)
      assert.ok(status === 403 || status === 404, path)
      assert.doesNotMatch(body, /main\.js|HIDDEN/, path)
    }
    for (const method of ['TRACE', 'TRACK', 'DEBUG', 'PROPFIND']) {
      const { status, body } = await spoken(studio, `${method} /api/me HTTP/1.1\r\n`, {
        cookie: ada.cookies,
      })
      assert.ok(status >= 400, method)
      assert.ok(!body.includes(ada.cookies), method)
    }
  })

  test('where a message ends is said once, and in one way', async () => {
    const start = 'POST /api/login HTTP/1.1\r\ncontent-type: application/json\r\n'
    for (const ending of [
      'content-length: 2\r\ntransfer-encoding: chunked\r\n',
      'transfer-encoding: chunked\r\ncontent-length: 2\r\n',
      'content-length: 2\r\ncontent-length: 3\r\n',
      'content-length: 2, 2\r\n',
      'content-length: +2\r\n',
      'transfer-encoding: chunked, identity\r\n',
      'transfer-encoding:\x0bchunked\r\n',
      'content-length : 2\r\n',
      'content-length: 2\n',
      'x: 1\r\n content-length: 2\r\n',
    ]) {
      const { status, answers } = await spoken(studio, start + ending, { body: '{}' })
      assert.ok([400, 403, 415, 501].includes(status), `${JSON.stringify(ending)}: ${status}`)
      assert.equal(answers, 1, JSON.stringify(ending))
    }
  })
})

/** What the built canvas would be, with files beside it that are nobody’s business. */
const FILES = {
  'index.html': PAGE,
  'assets/main.js': 'export {}',
  'assets/main.css': 'a {}',
  'assets/mark.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'assets/.env': 'HIDDEN=1',
}
const TYPES = {
  'assets/main.js': 'application/javascript; charset=utf-8',
  'assets/main.css': 'text/css; charset=utf-8',
  'assets/mark.svg': 'image/svg+xml',
  'index.html': 'text/html; charset=utf-8',
}

/** Every row of every table, but for when somebody was last seen. */
async function everything({ studio: { storage } }: TestStudio): Promise<Record<string, unknown[]>> {
  const tables = await storage.queries.introspection.getTables()
  const rows = tables.map(async ({ name }) => {
    const all = await storage.queries
      .selectFrom(name as 'accounts')
      .selectAll()
      .execute()
    return [name, all.map((row) => ({ ...row, last_seen_at: '' }))] as const
  })
  return Object.fromEntries(await Promise.all(rows))
}

/** What is answered to these very bytes, until the other side has ended. */
async function spoken(
  { url }: TestStudio,
  start: string,
  more: { cookie?: string; body?: string },
) {
  const { hostname, port, host } = new URL(url)
  const socket = connect(Number(port), hostname)
  let body = ''
  socket.setEncoding('utf8').on('data', (text: string) => (body += text))
  const headers = `host: ${host}\r\ncookie: ${more.cookie ?? ''}\r\nconnection: close`
  socket.write(`${start}${headers}\r\n\r\n${more.body ?? ''}`)
  await once(socket, 'close')
  const status = Number(/^HTTP\/1\.1 (\d+)/.exec(body)?.[1])
  return { status, body, answers: body.match(/HTTP\/1\.1 \d/g)?.length }
}

test('who calls is told by the connection, or by the proxy on this machine, not by the caller', async () => {
  const wrong = { email: 'nobody@example.com', password: PASSWORD }
  const claims = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9', 'x-real-ip': '7.7.7.7' }
  const seen = async (studio: TestStudio, headers: Readonly<Record<string, string>>) => {
    await studio.browser().call('login', { body: wrong, headers: { ...claims, ...headers } })
    const [line] = await studio.studio.storage.queries
      .selectFrom('audit')
      .select('detail')
      .where('event', '=', 'login-failed')
      .execute()
    return JSON.parse(line?.detail ?? '{}').ip
  }
  await withStudio(async (studio) => {
    assert.match(await seen(studio, {}), /^(::1|::ffff:127\.0\.0\.1|127\.0\.0\.1)$/)
    const { status } = await raw(studio.url, {
      method: 'GET',
      path: '/api/me',
      headers: { host: 'evil.example', 'x-forwarded-host': new URL(studio.url).host },
    })
    assert.equal(status, 403)
  })
  await withStudio(async (studio) => assert.equal(await seen(studio, {}), '203.0.113.9'), {
    publicUrl: 'https://studio.example.com',
  })
})

test('behind TLS a live connection comes from a page that came over TLS', async () => {
  await withStudio(
    async (studio) => {
      const status = (origin: string) =>
        new Promise<number>((resolve) => {
          const headers = { host: 'studio.example.com', origin }
          const path = `${studio.url.replace('http', 'ws')}/api/projects/p0/live`
          const socket = new WebSocket(path, { headers })
          socket.on('error', () => {})
          socket.on('unexpected-response', (_request, answer) => {
            answer.destroy()
            resolve(answer.statusCode ?? 0)
          })
        })
      assert.equal(await status('http://studio.example.com'), 403)
      assert.equal(await status('https://studio.example.com'), 401)
    },
    { publicUrl: 'https://studio.example.com' },
  )
})

test('what opens something is random, never the same twice, and kept in no form that opens it', async () => {
  await withStudio(async (studio) => {
    const { id: project } = await (
      await studio.browser().register('ada@example.com')
    ).must('createProject', { body: {} })
    const given = new Set<string>()
    for (let count = 0; count < 4; count++) {
      const ada = studio.browser()
      const { csrfToken } = await ada.signIn('ada@example.com')
      const { refreshToken } = await ada.tokens('ada@example.com')
      const cookie = ada.cookies.split('=')[1] ?? ''
      for (const secret of [csrfToken, refreshToken, cookie]) {
        assert.match(secret, /^[\w-]{43}$/)
        given.add(secret)
      }
      if (count > 0) continue
      await ada.must('setSecret', { params: { project, secret: 'PAY_KEY' }, body: { value: PAID } })
    }
    assert.equal(given.size, 12)
    const rows = await everything(studio)
    const [account] = rows['accounts'] ?? []
    const { password_hash: hash } = account as { password_hash: string }
    assert.match(hash, /^argon2id\$19456\$2\$[\w-]{22}\$[\w-]{43}$/)
    const kept = JSON.stringify({ ...rows, sessions: rows['sessions']?.map(withoutPageToken) })
    for (const secret of [...given, PASSWORD, PAID]) assert.ok(!kept.includes(secret), secret)
  })
})

const PAID = 'sk_live_of_the_payment_service'

const withoutPageToken = (row: unknown) => ({ ...(row as object), csrf_token: '' })

test('a password of years ago is as good as it was', async () => {
  await withStudio(async (studio) => {
    await studio.browser().register('ada@example.com')
    const created_at = new Date(0).toISOString()
    await studio.studio.storage.queries.updateTable('accounts').set({ created_at }).execute()
    const ada = studio.browser()
    await ada.signIn('ada@example.com')
    assert.equal((await ada.call('listProjects')).status, 200)
  })
})
