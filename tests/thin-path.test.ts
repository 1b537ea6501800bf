// What an engineer does with a drawing, from the first command to the last request.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { DIALECTS } from '@drawbridge/sql'
import { freePort } from '../scripts/services/server.ts'
import { drawbridge, endGroup, lineOf, runProgram } from './support/command.ts'
import { COMPACT } from './support/compact.ts'
import { emptyDatabase } from './support/database.ts'
import { at, caller, signUp, textAt } from './support/http.ts'
import { lastFirst } from './support/last-first.ts'

const TASKS = fileURLToPath(new URL('../samples/tasks/manifest.json', import.meta.url))

/** What `samples.test.ts` does on each database is done here once before a landing, as its owner does it. */
const isLong = process.env['TEST_LONG'] !== undefined

for (const dialect of DIALECTS) {
  const isTested = isLong || dialect === 'mysql'
  const between = isTested ? ', check, test' : ''
  test(`the tasks sample on ${dialect}: build, install${between}, migrate, start, call`, async (t) => {
    const later = lastFirst(t)
    const folder = await mkdtemp(join(tmpdir(), 'drawbridge-path-'))
    later(() => rm(folder, { recursive: true, force: true }))
    const database = await emptyDatabase(dialect)
    later(() => database.drop())
    const app = join(folder, 'app')
    const port = await freePort()
    const env = {
      ...process.env,
      DATABASE_URL: database.url,
      JWT_SECRET: 'a secret of the test, and of nobody else',
      PORT: String(port),
    }
    const inApp = (...command: readonly string[]) => runProgram(command, { cwd: app, env })
    const succeeds = async (...command: readonly string[]): Promise<void> => {
      const { code, out, err } = await inApp(...command)
      assert.equal(code, 0, `${command.join(' ')}\n${out}\n${err}`)
    }

    const built = await drawbridge(['build', TASKS, '--out', app, '--database', dialect])
    assert.equal(built.code, 0, built.out + built.err)
    await succeeds('npm', 'ci', '--no-audit', '--no-fund', '--prefer-offline')
    if (isTested) await succeeds('npx', 'tsc', '--noEmit')
    await succeeds('npm', 'run', 'migrate')
    if (isTested) await succeeds('npm', 'test')

    const server = spawn('npm', ['start'], {
      cwd: app,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    later(() => endGroup(server))
    await lineOf(server, /Server listening/)
    await useTasks(`http://127.0.0.1:${port}`)
    const second = await inApp('npm', 'start')
    assert.equal(second.code, 1)
    assert.match(second.err, new RegExp(`Port ${port} of 127\\.0\\.0\\.1 is taken`))
    assert.doesNotMatch(second.err, / at .*:\d+/)
  })
}

async function useTasks(address: string): Promise<void> {
  const nobody = caller(address)
  assert.equal((await nobody.call('GET', '/tasks')).status, 401)
  const ada = await signUp(address, 'ada@example.com', { name: 'Ada' })
  const made = await ada.call('POST', '/tasks', { title: 'Draw' })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  const path = `/tasks/${textAt(made.body, 'id')}`
  assert.equal(at((await ada.call('GET', path)).body, 'title'), 'Draw')
  const wrong = await ada.call('POST', '/tasks', { title: 'Draw', nonsense: true })
  assert.equal(wrong.status, 400)
  const grace = await signUp(address, 'grace@example.com', { name: 'Grace' })
  assert.equal((await grace.call('GET', path)).status, 404)
  assert.deepEqual(at((await grace.call('GET', '/tasks')).body, 'data'), [])
  assert.equal((await ada.call('DELETE', path)).status, 204)
  assert.equal((await ada.call('GET', path)).status, 404)
}

test('the compact form builds for MySQL and says what it inferred', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-compact-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const manifest = join(folder, 'compact.json')
  await writeFile(manifest, COMPACT)
  const { code, out } = await drawbridge([
    'build',
    manifest,
    '--out',
    join(folder, 'app'),
    '--json',
  ])
  const { ok, diagnostics, written } = JSON.parse(out)
  assert.equal(code, 0, out)
  assert.ok(ok && written.includes('package.json') && written.includes('src/main.ts'))
  assert.ok(diagnostics.some((one: { severity: string }) => one.severity === 'information'))
})

test('a file that was changed by hand stops a build that would overwrite it', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'drawbridge-edit-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const app = join(folder, 'app')
  const build = (manifest: string) => drawbridge(['build', '-', '--out', app], manifest)
  assert.equal((await build(COMPACT)).code, 0)
  assert.match((await build(COMPACT)).out, /0 files written/)
  await appendFile(join(app, 'src/app.ts'), '// mine\n')
  assert.match((await build(COMPACT)).out, /1 kept/)
  const stopped = await build(COMPACT.replace('UserCollection', 'MemberCollection'))
  assert.equal(stopped.code, 1)
  assert.match(stopped.out, /src\/app\.ts/)
  assert.match(await readFile(join(app, 'src/app.ts'), 'utf8'), /\/\/ mine/)
})
