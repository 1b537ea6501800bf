import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, suite, test } from 'node:test'
import { PASSWORD, type TokenAccount } from './accounts.ts'
import { SECRET } from './emitted-app.ts'
import { startProcess, type EmittedProcess } from './emitted-process.ts'
import { writeSample } from './write-sample.ts'

suite('an emitted backend as a process', () => {
  let folder: string
  before(async () => {
    folder = (await writeSample('tasks', 'sqlite')).folder
    mkdirSync(join(folder, 'data'))
  })
  const started: EmittedProcess[] = []
  after(() => {
    // What a test that failed has left behind would keep this process from its end.
    for (const { child } of started) child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })

  const start = async (env: Record<string, string> = {}, flags: readonly string[] = []) => {
    const database = `sqlite:${join(folder, 'data', 'app.db')}`
    const settings = { DATABASE_URL: database, JWT_SECRET: SECRET, ...env }
    const backend = await startProcess(folder, settings, flags)
    started.push(backend)
    return backend
  }
  const post = async ({ url }: EmittedProcess, path: string, body: object, token?: string) =>
    fetch(url + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
  const stop = async (backend: EmittedProcess): Promise<number | null> => {
    backend.child.kill('SIGTERM')
    return backend.ended()
  }

  test('refuses to start without what it needs, and names all of it at once', async () => {
    const backend = await start({ DATABASE_URL: 'mysql://x', JWT_SECRET: 'short', PORT: 'x' })
    assert.equal(await backend.ended(), 1)
    for (const name of ['DATABASE_URL', 'JWT_SECRET', 'PORT'])
      assert.match(backend.output(), new RegExp(name))
    assert.doesNotMatch(backend.output(), /'short'|node_modules|\n\s+at /)

    const without = await startProcess(folder, {})
    assert.equal(await without.ended(), 1)
    assert.match(without.output(), /JWT_SECRET is not set/)
  })

  test('writes one line a request, and no secret', async () => {
    const backend = await start({ LOG_LEVEL: 'trace' })
    const account = { email: 'ann@mail.example', name: 'Ann', password: PASSWORD }
    const opened = (await (await post(backend, '/auth/register', account)).json()) as TokenAccount
    await post(backend, '/auth/login', { email: account.email, password: 'wrong-password-it-is' })
    await post(backend, '/auth/refresh', { refreshToken: opened.refreshToken })
    await post(backend, '/auth/password?token=in-the-address', { currentPassword: PASSWORD }, 'x.y')
    await post(backend, '/auth/register', { ...account, password: 'short-canary' })
    await fetch(`${backend.url}/tasks`, { headers: { cookie: 'session=in-a-cookie' } })
    assert.equal(await stop(backend), 0)

    const output = backend.output()
    const requests = output.split('\n').filter((line) => line.includes('/auth/login'))
    assert.equal(requests.length, 1)
    assert.match(requests[0] ?? '', /"reqId":"[\w-]{36}".*"status":401/)
    for (const secret of [
      PASSWORD,
      'wrong-password-it-is',
      'short-canary',
      'in-the-address',
      'in-a-cookie',
      opened.accessToken,
      opened.refreshToken,
      SECRET,
      'argon2',
    ])
      assert.ok(!output.includes(secret), secret)
  })

  test('writes down who came from where, who was refused and why, and what went wrong', async () => {
    const file = join(folder, 'data', 'log.db')
    const from = Date.now()
    const backend = await start({ DATABASE_URL: `sqlite:${file}`, RATE_LIMIT: '500' })
    const account = { email: 'ida@mail.example', name: 'Ida', password: PASSWORD }
    const ida = (await (await post(backend, '/auth/register', account)).json()) as TokenAccount & {
      readonly user: { readonly id: number }
    }
    await post(backend, '/auth/login', { email: account.email, password: 'not hers' })
    await post(backend, '/auth/login', { email: 'nobody@mail.example', password: 'not theirs' })
    await post(backend, '/tags', { name: 'mine' }, ida.accessToken)
    await post(backend, '/tasks', { title: 'x', [FORGED]: 1 }, ida.accessToken)
    await fetch(`${backend.url}/tasks`)
    await fetch(`${backend.url}/${encodeURIComponent(FORGED)}?x=${encodeURIComponent(FORGED)}`)
    await fetch(`${backend.url}/tasks`, {
      headers: { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
    })
    const database = new DatabaseSync(file)
    database.exec('ALTER TABLE tags RENAME TO gone')
    database.close()
    await fetch(`${backend.url}/tags`)
    await Promise.all(Array.from({ length: 500 }, () => fetch(`${backend.url}/health/live`)))
    assert.equal(await stop(backend), 0)

    const lines = backend
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    assert.ok(lines.every((line) => line.time >= from && line.time <= Date.now()))
    const seen = (wanted: object): number => lines.findIndex((line) => holds(line, wanted))
    const user = ida.user.id
    const [warning, ip] = [40, '127.0.0.1']
    for (const wanted of [
      { msg: 'Somebody signed in.', account: user },
      { msg: 'A password was wrong.', level: warning, account: user },
      { msg: 'A password was wrong.', level: warning, account: undefined },
      { route: '/auth/login', method: 'POST', status: 401, level: warning, ip },
      {
        route: '/tags',
        status: 403,
        level: warning,
        ip,
        user,
        why: 'Your role does not allow this.',
      },
      { route: '/tasks', status: 401, level: warning, ip, why: 'Sign in first.' },
      { route: '/tasks', status: 400, user, why: 'FST_ERR_VALIDATION' },
      { route: undefined, status: 404 },
      { route: '/health/live', status: 429, level: warning, ip },
      { route: '/tags', status: 500 },
    ])
      assert.notEqual(seen(wanted), -1, JSON.stringify(wanted))
    const wrong = lines[seen({ msg: 'A password was wrong.', account: user })]
    assert.notEqual(seen({ reqId: wrong.reqId, route: '/auth/login', status: 401 }), -1)
    assert.match(lines[seen({ level: 50 })].err.stack, /no such table: tags/)
    assert.ok(lines.every(({ msg }) => msg !== 'forged'))
    const [, documented = ''] = readFileSync(join(folder, 'SECURITY.md'), 'utf8').split(
      '## The log',
    )
    for (const name of new Set(lines.flatMap((line) => Object.keys(line))))
      assert.ok(documented.includes(`\`${name}\``), name)
    assert.match(documented, /standard output/)
  })

  test('takes another JWT_SECRET, and nobody has to sign in again', async () => {
    const before = await start()
    const account = { email: 'key@mail.example', name: 'Kay', password: PASSWORD }
    const kay = (await (await post(before, '/auth/register', account)).json()) as TokenAccount
    assert.equal(await stop(before), 0)
    const after = await start({ JWT_SECRET: `another ${SECRET}` })
    const me = (token: string) =>
      fetch(`${after.url}/auth/me`, { headers: { authorization: `Bearer ${token}` } })
    assert.equal((await me(kay.accessToken)).status, 401)
    const refreshed = await post(after, '/auth/refresh', { refreshToken: kay.refreshToken })
    assert.equal((await me(((await refreshed.json()) as TokenAccount).accessToken)).status, 200)
    assert.equal(await stop(after), 0)
  })

  test('finishes what it has begun when it is asked to stop', async () => {
    const backend = await start()
    // Hashing the password takes a while: the signal comes in the middle of it.
    const answers = ['ben', 'bea', 'bob'].map((name) => raw(backend, registration(name)))
    assert.match(
      await raw(backend, 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n'),
      /200 OK/,
    )
    const code = stop(backend)
    for (const answer of await Promise.all(answers)) assert.match(answer, /^HTTP\/1.1 201 /)
    assert.equal(await code, 0)
    await assert.rejects(fetch(`${backend.url}/health/live`))
  })

  test('goes on after broken requests on a bare connection', async () => {
    const backend = await start()
    for (const text of [
      'GET / HTTP/1.1\r\n\r\n',
      'NONSENSE\r\n\r\n',
      'GET /tasks HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n',
      `GET /tasks HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
      'POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n{}',
      'GET /tasks HTTP/1.1\r\nHost: localhost\r\nBad Header: 1\r\n\r\n',
    ]) {
      const answer = await raw(backend, text)
      assert.match(answer, /^(HTTP\/1\.1 4\d\d |$)/, text.slice(0, 40))
      assert.doesNotMatch(answer, /node_modules|\.ts/)
    }
    assert.equal((await fetch(`${backend.url}/health/ready`)).status, 200)
    assert.equal(await stop(backend), 0)
  })

  test('gives a role by a command, to whoever is there and to whoever is not yet', async () => {
    const database = `sqlite:${join(folder, 'data', 'app.db')}`
    const account = (...args: string[]) =>
      spawnSync(process.execPath, ['src/account.ts', ...args], {
        cwd: folder,
        env: { DATABASE_URL: database },
        encoding: 'utf8',
      })
    const backend = await start()
    const wrong = [
      [],
      ['eva@mail.example'],
      ['eva@mail.example', 'king'],
      ['not-an-address', 'user'],
    ]
    for (const args of wrong) {
      const { status, stderr } = account(...args)
      assert.equal(status, 1, args.join(' '))
      assert.doesNotMatch(stderr, /\n\s+at /)
    }
    const made = account('Eva@mail.example', 'admin', 'name=Eva = Eve')
    assert.equal(made.status, 0, made.stderr)
    const password = /: (\S+)\n$/.exec(made.stdout)?.[1] ?? ''
    const answer = await post(backend, '/auth/login', { email: 'eva@mail.example', password })
    const { user } = (await answer.json()) as { user: object }
    assert.partialDeepStrictEqual(user, { name: 'Eva = Eve', role: 'admin' })
    assert.equal(account('eva@mail.example', 'user').status, 0)
    assert.equal(await stop(backend), 0)
  })

  test('runs where only its own files can be read and only its data written', async () => {
    const modules = realpathSync(join(folder, 'node_modules'))
    const backend = await start({}, [
      '--permission',
      `--allow-fs-read=${folder}`,
      `--allow-fs-read=${modules}`,
      `--allow-fs-write=${join(folder, 'data')}`,
    ])
    const account = { email: 'cem@mail.example', name: 'Cem', password: PASSWORD }
    const opened = await post(backend, '/auth/register', account)
    assert.equal(opened.status, 201, backend.output())
    assert.equal(await stop(backend), 0)
  })
})

/** What would be a line of its own where text is written as it comes. */
const FORGED = '"}\n{"level":30,"msg":"forged"}\n'

const holds = (line: Readonly<Record<string, unknown>>, wanted: object): boolean =>
  Object.entries(wanted).every(([name, value]) => line[name] === value)

function registration(name: string): string {
  const body = JSON.stringify({ email: `${name}@mail.example`, name, password: PASSWORD })
  const head = ['POST /auth/register HTTP/1.1', 'Host: localhost', 'Content-Type: application/json']
  return [...head, `Content-Length: ${body.length}`, '', body].join('\r\n')
}

/** Sends a text as it is, on a connection of its own, and gives the beginning of the answer. */
function raw({ url }: EmittedProcess, text: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.on('data', (chunk) => {
      answer += String(chunk)
      socket.end()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? resolve(answer) : reject(error),
    )
  })
}
