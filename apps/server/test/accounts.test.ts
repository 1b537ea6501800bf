import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { WebSocket } from 'ws'
import { firstBrokenLine } from '../src/audit.ts'
import { authenticate } from '../src/accounts/accounts.ts'
import { readSession, startSession } from '../src/accounts/sessions.ts'
import { Browser, PASSWORD } from './client.ts'
import { onBothDatabases } from './studios.ts'

const NEXT = 'loud badger carves aqueducts'

onBothDatabases('accounts', (open) => {
  test('register, sign out, sign in, and be known', async () => {
    const studio = await open()
    const ada = await studio.browser().register('Ada@Example.com')
    const me = await ada.must('me')
    assert.equal(me.user.email, 'ada@example.com')
    await ada.must('logout')
    assert.equal((await ada.call('me')).status, 401)
    const signed = await ada.signIn('ADA@example.com')
    assert.notEqual(signed.csrfToken, me.csrfToken)
    assert.equal((await ada.must('me')).user.id, me.user.id)
  })

  test('how somebody likes the studio is theirs, and goes along', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    assert.deepEqual(await ada.must('readPreferences'), { level: 'guided', shortcuts: {} })
    const shortcuts = { tidy: 'Mod+Alt+T' }
    await ada.must('changePreferences', { body: { level: 'expert' } })
    await ada.must('changePreferences', { body: { shortcuts } })
    const there = studio.browser()
    await there.signIn('ada@example.com')
    assert.deepEqual(await there.must('readPreferences'), { level: 'expert', shortcuts })
    const eve = await studio.browser().register('eve@example.com')
    assert.equal((await eve.must('readPreferences')).level, 'guided')
    const wrong: unknown = { level: 'root' }
    for (const body of [
      wrong,
      { shortcuts: { 'a b': 'X' } },
      { shortcuts: { tidy: 'X'.repeat(41) } },
    ])
      assert.equal((await ada.call('changePreferences', { body: body as object })).status, 400)
  })

  test('an e-mail has one account, also when it is asked for at the same time', async () => {
    const studio = await open()
    const body = { email: 'ada@example.com', password: PASSWORD }
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => studio.browser().call('register', { body })),
    )
    const statuses = answers.map(({ status }) => status).toSorted()
    assert.deepEqual(statuses, [201, 409, 409, 409, 409, 409])
  })

  test('the cookie is for this server alone, and no script reads it', async () => {
    const studio = await open()
    const body = { email: 'ada@example.com', password: PASSWORD }
    const { headers } = await studio.browser().call('register', { body })
    const [cookie] = headers.getSetCookie()
    const port = new URL(studio.url).port
    assert.match(cookie ?? '', new RegExp(`^drawbridge-${port}=[\\w-]{43}; `))
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/'])
      assert.ok(cookie?.includes(part), part)
    assert.ok(!cookie?.includes('Domain'))
  })

  test('behind TLS the cookie is a __Host- one, and browsers are told to stay with TLS', async () => {
    const studio = await open({ publicUrl: 'https://studio.example.com' })
    const browser = new Browser(studio.url)
    const headers = { origin: studio.url }
    const body = { email: 'ada@example.com', password: PASSWORD }
    const answer = await browser.call('register', { body, headers })
    assert.match(answer.headers.getSetCookie()[0] ?? '', /^__Host-drawbridge=.*; Secure/)
    assert.match(
      answer.headers.get('strict-transport-security') ?? '',
      /max-age=31536000; includeSubDomains/,
    )
  })

  test('an account is deleted whole, whatever it does meanwhile', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const { id } = await ada.must('createProject', { body: {} })
    const socket = new WebSocket(`${studio.url.replace('http', 'ws')}/api/projects/${id}/live`, {
      headers: { cookie: ada.cookies, origin: studio.url },
    })
    await once(socket, 'message')
    const closed = once(socket, 'close')
    const statuses = new Set<number>()
    const busy = Array.from({ length: 9 }, async (_, at) => {
      for (let status = 0; status !== 401; statuses.add(status)) {
        const params = { project: id }
        const call =
          at % 3 === 0
            ? ada.call('createProject', { body: {} })
            : at % 3 === 1
              ? ada.call('duplicateProject', { params, body: {} })
              : ada.call('listProjects')
        status = (await call).status
      }
    })
    while (!statuses.has(201)) await new Promise((resolve) => setImmediate(resolve))
    assert.equal((await ada.call('deleteAccount', { body: { password: PASSWORD } })).status, 204)
    assert.equal((await closed)[0], 4404, 'whoever listens is told at once')
    await Promise.all(busy)
    assert.deepEqual(
      [...statuses].filter((status) => ![200, 201, 401, 404].includes(status)),
      [],
    )
    const left = await studio.studio.storage.queries.selectFrom('projects').select('id').execute()
    assert.deepEqual(left, [])
  })

  test('signing in always begins a new session', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const before = ada.cookies
    const other = studio.browser()
    await other.signIn('ada@example.com')
    await ada.signIn('ada@example.com')
    assert.notEqual(ada.cookies, before)
    assert.equal((await ada.must('listSessions')).data.length, 2)
    assert.equal((await other.call('me')).status, 200)
    ada.cookies = before
    assert.equal((await ada.call('me')).status, 401)
  })

  test('a new password ends every other session and every token', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const body = { email: 'ada@example.com', password: PASSWORD }
    const other = studio.browser()
    await other.must('login', { body })
    const tokens = await studio.browser().tokens(body.email)
    const wrong = { current: 'not this one at all', next: NEXT }
    assert.equal((await ada.call('changePassword', { body: wrong })).status, 401)
    await ada.must('changePassword', { body: { current: PASSWORD, next: NEXT } })
    assert.equal((await ada.call('me')).status, 200)
    assert.equal((await other.call('me')).status, 401)
    const headers = { authorization: `Bearer ${tokens.accessToken}` }
    assert.equal((await studio.browser().call('me', { headers })).status, 401)
    const { refreshToken } = tokens
    assert.equal((await other.call('refreshTokens', { body: { refreshToken } })).status, 401)
    assert.equal((await other.call('login', { body })).status, 401)
  })

  test('who signed in with the old password while it was changed is not let in', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const { storage } = studio.studio
    const given = { email: 'ada@example.com', password: PASSWORD }
    const account = await authenticate(storage, given, '127.0.0.1')
    await ada.must('changePassword', { body: { current: PASSWORD, next: NEXT } })
    const { token } = await startSession(storage.queries, account, {
      browser: 'Late',
      address: '127.0.0.1',
    })
    assert.equal(await readSession(storage.queries, token), undefined)
    assert.equal((await ada.must('listSessions')).data.length, 1)
  })

  test('signing out everywhere is that', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const other = studio.browser()
    await other.must('login', { body: { email: 'ada@example.com', password: PASSWORD } })
    await ada.must('logoutEverywhere')
    for (const browser of [ada, other]) assert.equal((await browser.call('me')).status, 401)
  })

  test('a session that was not used for a week, or that is a month old, is over', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const { queries } = studio.studio.storage
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    const statusAfter = async (change: { created_at?: string; last_seen_at?: string }) => {
      await queries.updateTable('sessions').set(change).execute()
      return (await ada.call('me')).status
    }
    assert.equal(await statusAfter({ last_seen_at: daysAgo(6) }), 200)
    assert.equal(await statusAfter({ last_seen_at: daysAgo(8) }), 401)
    assert.equal(await statusAfter({ last_seen_at: daysAgo(0), created_at: daysAgo(29) }), 200)
    assert.equal(await statusAfter({ created_at: daysAgo(31) }), 401)
  })

  test('a password is taken letter by letter, and whoever tries is written down', async () => {
    const studio = await open()
    const email = 'ada@example.com'
    const ada = await studio.browser().register(email)
    for (const password of [PASSWORD.toUpperCase(), `${PASSWORD} `, PASSWORD.slice(0, -1)])
      assert.equal(
        (await studio.browser().call('login', { body: { email, password } })).status,
        401,
      )
    await ada.must('login', { body: { email, password: PASSWORD } })
    await ada.must('logout')
    const lines = await studio.studio.storage.queries
      .selectFrom('audit')
      .select('event')
      .orderBy('sequence')
      .execute()
    assert.deepEqual(
      lines.map(({ event }) => event),
      ['register', 'login-failed', 'login-failed', 'login-failed', 'login', 'logout'],
    )
  })

  test('guessing gets slower, says how long, and tells nothing about who has an account', async () => {
    const studio = await open()
    await studio.browser().register('ada@example.com')
    const statuses = new Map<string, number[]>()
    for (const email of ['ada@example.com', 'nobody@example.com'])
      for (let count = 0; count < 8; count++) {
        const body = { email, password: 'not this one at all' }
        const answer = await studio.browser().call('login', { body })
        statuses.set(email, [...(statuses.get(email) ?? []), answer.status])
        if (answer.status === 429) assert.ok(Number(answer.headers.get('retry-after')) >= 1)
      }
    assert.deepEqual(statuses.get('ada@example.com'), statuses.get('nobody@example.com'))
    assert.equal(statuses.get('ada@example.com')?.at(-1), 429)
    const body = { email: 'ada@example.com', password: PASSWORD }
    assert.equal((await studio.browser().call('login', { body })).status, 429)
  })

  test('forty guesses at once are stopped as forty in a row are', async () => {
    const studio = await open()
    await studio.browser().register('ada@example.com')
    const login = async (password: string) =>
      (await studio.browser().call('login', { body: { email: 'ada@example.com', password } }))
        .status
    const wrong = Array.from({ length: 39 }, () => login('not this one at all'))
    const statuses = (await Promise.all(wrong)).toSorted()
    assert.deepEqual(statuses, [...Array(5).fill(401), ...Array(34).fill(429)])
    assert.equal(await login(PASSWORD), 429)
  })

  test('many right sign-ins at once are all let in', async () => {
    const studio = await open()
    await studio.browser().register('ada@example.com')
    const body = { email: 'ada@example.com', password: PASSWORD }
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => studio.browser().call('login', { body })),
    )
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
  })

  test('an e-mail has nothing in it that can’t be seen', async () => {
    const studio = await open()
    await studio.browser().register('ada@example.com')
    for (const unseen of [
      '\0',
      '\u200b',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u00ad',
      '\u202e',
      '\u3164',
      '\n',
    ])
      for (const email of [`ada${unseen}@example.com`, `ada@example${unseen}.com`]) {
        const answer = await studio.browser().call('register', { body: { email, password: NEXT } })
        assert.equal(answer.status, 400, JSON.stringify(email))
      }
  })

  test('a cookie that another program of this machine planted changes nothing', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const eve = await studio.browser().register('mallory@example.com')
    const own = ada.cookies
    const [name] = own.split('=')
    const who = async (cookies: string) => {
      ada.cookies = cookies
      const { status, body } = await ada.call('me')
      return status === 200 ? body.user.email : status
    }
    for (const planted of [`${name}=junk`, `${name}=`, eve.cookies]) {
      assert.equal(await who(`${planted}; ${own}`), 'ada@example.com', planted)
      assert.equal(await who(`${own}; ${planted}`), 'ada@example.com', planted)
    }
    assert.equal(await who(eve.cookies), 401)
    const late = studio.browser()
    late.cookies = eve.cookies
    assert.equal((await late.call('me')).status, 401)
    assert.equal((await late.signIn('ada@example.com')).user.email, 'ada@example.com')
  })

  test('beyond loopback the first account needs the token of the console, the second does not', async () => {
    const studio = await open({ host: '0.0.0.0' })
    const body = { email: 'ada@example.com', password: PASSWORD }
    const { token } = studio.studio.firstAccount
    assert.ok(token)
    for (const wrong of [{}, { token: '' }, { token: 'x'.repeat(43) }])
      assert.equal(
        (await studio.browser().call('register', { body: { ...body, ...wrong } })).status,
        403,
      )
    await studio.browser().must('register', { body: { ...body, token } })
    await studio.browser().must('register', { body: { ...body, email: 'eve@example.com' } })
  })

  test('the log of what happened shows every change made to it', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    await Promise.all(Array.from({ length: 10 }, () => ada.must('createProject', { body: {} })))
    await ada.must('logout')
    const { queries } = studio.studio.storage
    assert.equal(await firstBrokenLine(queries), undefined)
    await queries.updateTable('audit').set({ detail: '{}' }).where('sequence', '=', 3).execute()
    assert.equal(await firstBrokenLine(queries), 3)
    await queries.deleteFrom('audit').where('sequence', '>=', 3).execute()
    assert.equal(await firstBrokenLine(queries), 3)
  })

  test('an account goes with all that is its own, and with nothing of others', async () => {
    const studio = await open()
    const ada = await studio.browser().register('ada@example.com')
    const eve = await studio.browser().register('eve@example.com')
    const { id } = await ada.must('createProject', { body: { name: 'Library' } })
    await eve.must('createProject', { body: { name: 'Shop' } })
    const tokens = await ada.tokens('ada@example.com')
    const wrong = await ada.call('deleteAccount', { body: { password: NEXT } })
    assert.equal(wrong.status, 401)
    assert.equal((await ada.must('listProjects', {})).data.length, 1)

    await ada.must('deleteAccount', { body: { password: PASSWORD } })
    assert.equal((await ada.call('me')).status, 401)
    const credentials = { email: 'ada@example.com', password: PASSWORD }
    assert.equal((await ada.call('login', { body: credentials })).status, 401)
    const refresh = { refreshToken: tokens.refreshToken }
    assert.equal((await ada.call('refreshTokens', { body: refresh })).status, 401)
    const { queries } = studio.studio.storage
    for (const table of ['projects', 'entries', 'snapshots', 'generations'] as const) {
      const column = table === 'projects' ? 'id' : 'project_id'
      const left = await queries.selectFrom(table).selectAll().where(column, '=', id).execute()
      assert.deepEqual(left, [], table)
    }
    assert.equal((await eve.must('listProjects', {})).data.length, 1)
    assert.equal(await firstBrokenLine(queries), undefined)
    await ada.register('ada@example.com')
    assert.deepEqual((await ada.must('listProjects', {})).data, [])
  })
})
