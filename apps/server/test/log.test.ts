import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { DatabaseSync } from 'node:sqlite'
import { Browser, PASSWORD } from './client.ts'
import { withNewDatabase } from './studios.ts'

const FORGED = '{"event":"login"}\n{"level":30,"event":"register"}\r\n\u001b[2J\u2028'
const PAID = 'sk_live_of_the_payment_service'
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

type Line = Readonly<Record<string, unknown>>

/** One studio in a process of its own, what is done to it, and every line that it wrote meanwhile. */
describe('the log', () => {
  let text = ''
  let lines: readonly Line[] = []
  let rows: readonly Line[] = []
  let secrets: readonly string[] = []
  let account = ''
  const statuses: number[] = []

  before(() =>
    withNewDatabase('sqlite', async ({ dataDir, databaseUrl }) => {
      const script = join(import.meta.dirname, 'studio-process.ts')
      const child = spawn(process.execPath, [
        '--no-warnings',
        script,
        dataDir,
        databaseUrl,
        'events',
      ])
      child.stderr.setEncoding('utf8').on('data', (more: string) => (text += more))
      const [url] = await once(createInterface(child.stdout), 'line')
      const file = new DatabaseSync(databaseUrl.slice('sqlite:'.length))
      const ada = await new Browser(String(url)).register('ada@example.com')
      account = (await ada.must('me')).user.id
      const eve = await new Browser(String(url)).register('eve@example.com')
      const wrong = { email: 'ada@example.com', password: FORGED }
      statuses.push((await eve.call('login', { body: wrong })).status)
      const { id: project } = await ada.must('createProject', { body: { name: FORGED } })
      await ada.must('setSecret', { params: { project, secret: 'PAY_KEY' }, body: { value: PAID } })
      statuses.push((await eve.call('readProject', { params: { project } })).status)
      const forged = { 'x-csrf-token': 'wrong' }
      statuses.push(
        (await ada.call('deleteProject', { params: { project }, headers: forged })).status,
      )
      const odd = { body: { name: 7, [FORGED]: PAID } as never }
      statuses.push((await ada.call('createProject', odd)).status)
      const { accessToken, refreshToken } = await ada.tokens('ada@example.com')
      secrets = [PASSWORD, PAID, FORGED, accessToken, refreshToken, ada.csrfToken]
      secrets = [...secrets, ada.cookies.split('=')[1] ?? '', 'ada@example.com']
      file.exec('ALTER TABLE snapshots RENAME TO gone')
      statuses.push((await ada.call('readVersion', { params: { project, version: 0 } })).status)
      await ada.must('logout')
      // Whoever can’t be told from a guesser, because nothing can be counted, does not get in.
      file.exec('ALTER TABLE throttles RENAME TO lost')
      const right = { email: 'ada@example.com', password: PASSWORD }
      statuses.push((await ada.call('login', { body: right })).status)
      file.exec('ALTER TABLE lost RENAME TO throttles')
      await ada.must('login', { body: right })
      file.exec('ALTER TABLE accounts RENAME TO nowhere')
      statuses.push((await ada.call('listProjects')).status)
      rows = file.prepare('SELECT * FROM audit ORDER BY sequence').all()
      file.close()
      const gone = once(child, 'close')
      child.kill('SIGTERM')
      await gone
      lines = text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    }),
  )

  const events = (name: string) => lines.filter(({ event }) => event === name)

  test('is a line of JSON for each thing, each with its time in UTC', () => {
    assert.ok(lines.length > 10)
    for (const { time, level, msg, event } of lines) {
      assert.match(String(time), TIME)
      assert.ok(level === 30 || level === 50)
      assert.ok(msg !== undefined || event !== undefined)
    }
    for (const { created_at } of rows) assert.match(String(created_at), TIME)
  })

  test('says who, what and from where, and everything that the table holds', () => {
    const [failed] = events('login-failed')
    assert.equal(failed?.['account'], account)
    assert.match(
      JSON.stringify(failed?.['detail']),
      /"ip":"(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)"/,
    )
    const told = lines.filter(({ sequence }) => sequence !== undefined)
    assert.deepEqual(
      told.map(({ sequence, at, account: who, event }) => [sequence, at, who, event]),
      rows.map((row) => [row['sequence'], row['created_at'], row['account_id'], row['event']]),
    )
  })

  test('holds who is refused, and what is sent to get around the controls', () => {
    assert.deepEqual(statuses.slice(0, 4), [401, 404, 403, 400])
    const refused = events('refused').map(({ detail }) => detail as Line)
    assert.deepEqual(
      refused.map(({ status, method }) => [status, method]),
      [
        [404, 'GET'],
        [403, 'DELETE'],
      ],
    )
    const away = events('turned-away').map(({ status, route }) => [status, route])
    assert.ok(away.some(([status, route]) => status === 400 && route === '/api/projects'))
    assert.ok(away.some(([status, route]) => status === 401 && route === '/api/login'))
  })

  test('holds nothing that opens something, and nothing that somebody wrote', () => {
    const kept = JSON.stringify(rows) + text
    for (const secret of secrets) {
      assert.ok(!kept.includes(secret), secret)
      assert.ok(!kept.includes(JSON.stringify(secret).slice(1, -1)), secret)
    }
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f\u2028]/)
  })

  test('holds what went wrong, with its inside; the answer has none of it, and nobody gets in by it', () => {
    assert.deepEqual(statuses.slice(4), [500, 500, 500])
    const faults = lines.filter(({ level }) => level === 50)
    const messages = faults.map(({ err }) => String((err as Line)['message']))
    for (const missing of ['snapshots', 'throttles', 'accounts'])
      assert.ok(
        messages.some((message) => message.includes(missing)),
        missing,
      )
    assert.ok(faults.every(({ reqId }) => typeof reqId === 'string'))
  })

  after(() => assert.equal(statuses.length, 7))
})
