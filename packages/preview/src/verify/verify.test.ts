import { compile, type CompileOptions } from '@drawbridge/compiler'
import type { Manifest, VERIFICATION } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { CompiledOk } from '../backend.ts'
import { previewsFor, TRIED_LEVELS } from '../fixture.ts'
import { databaseNames, type Server, serverUrl, slowServer } from '../testing/servers.ts'
import { TRIALS, type TrialResult } from './verification.ts'

type Code = keyof typeof VERIFICATION

/** Where the example of a page is put into the code. */
const PLACES: Readonly<
  Record<Exclude<Code, 'verification-cut-short' | 'endpoint-crashes'>, string>
> = {
  'type-mismatch': 'src/tasks/queries.ts',
  'migration-refused': 'migrations/0001-create-tables.sql',
  'statement-refused': 'src/tasks/queries.ts',
  'code-not-starting': 'src/tasks/routes.ts',
  'test-failing': 'test/tasks.test.ts',
  'rule-not-kept': 'src/policy.ts',
}

for (const level of TRIED_LEVELS) {
  test(`what is drawn well holds, and each trial is told as it goes, at level ${level}`, async (t) => {
    const previews = await previewsFor(t, { highest: level })
    const told: TrialResult[] = []
    const verdict = await previews.verify(await tasks('sqlite'), {
      tell: (trial) => told.push(trial),
    })
    assert.ok(verdict.ok, JSON.stringify(verdict))
    assert.deepEqual(
      told.map(({ name, state }) => [name, state]),
      TRIALS.slice(0, 4).flatMap((name) => [
        [name, 'running'],
        [name, 'ok'],
      ]),
    )
    assert.match(told[5]?.detail ?? '', /SQLite understands each of the \d\d statements/)
  })
}

for (const dialect of ['mysql', 'postgres'] as const) {
  test(`on a ${dialect} of one’s own, in a database that is gone afterwards`, async (t) => {
    const databaseUrl = serverUrl(dialect).href
    const previews = await previewsFor(t)
    const compiled = await tasks(dialect)
    const verdict = await previews.verify(compiled, { databaseUrl })
    assert.ok(verdict.ok, JSON.stringify(verdict))
    const [, migrations] = verdict.trials
    assert.match(migrations?.detail ?? '', /on an empty (MySQL|PostgreSQL)\.$/)
    assert.deepEqual(await scratchNames(dialect), [])
    const ended = withLines(compiled, 'src/tasks/routes.ts', 'process.exit(3)')
    assert.equal((await previews.verify(ended, { databaseUrl })).ok, false)
    assert.deepEqual(await scratchNames(dialect), [], 'who made it has ended')
  })
}

test('whoever stops it midway leaves no process, folder, port or database behind', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'dbt-'))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
  await chmod(dataDir, 0o711)
  const previews = await previewsFor(t, { dataDir })
  const left = async () => {
    const files = await readdir(dataDir, { recursive: true })
    return {
      resources: process.getActiveResourcesInfo().filter((one) => /Process|Server|TCP/.test(one)),
      rooms: files.filter((path) => path.includes('verify-')),
      databases: await scratchNames('postgres'),
    }
  }
  const before = await left()
  const stopping = new AbortController()
  const why = new Error('enough')
  let during: readonly string[] = []
  const tell = ({ name }: TrialResult): void => {
    if (name !== 'statements') return
    during = process.getActiveResourcesInfo()
    stopping.abort(why)
  }
  const databaseUrl = serverUrl('postgres').href
  const options = { databaseUrl, tell, thorough: {}, signal: stopping.signal }
  await assert.rejects(previews.verify(await tasks('postgres'), options), why)
  assert.ok(during.includes('ProcessWrap'), 'it was under way')
  assert.deepEqual(await left(), before)
})

test('a database that the server makes too late is gone afterwards too', async (t) => {
  const databaseUrl = await slowServer(t, 'postgres', 'CREATE DATABASE', 2500)
  const previews = await previewsFor(t, { limits: { boot: 2 } })
  const { trials } = await previews.verify(await tasks('postgres'), { databaseUrl })
  assert.equal(trials[1]?.findings[0]?.code, 'verification-cut-short', JSON.stringify(trials))
  assert.deepEqual(await scratchNames('postgres'), [])
})

test('a database that a studio was killed over is gone after the next trial there', async (t) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'dbt-'))
  t.after(() => rm(dataDir, { recursive: true, force: true }))
  await chmod(dataDir, 0o711)
  const databaseUrl = serverUrl('postgres').href
  const program = ['--input-type=module', '-e', studioOn(dataDir, databaseUrl)]
  const studio = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(studio.stdout, 'data')
  studio.kill('SIGKILL')
  await once(studio, 'exit')
  const left = await readdir(join(dataDir, 'scratch'))
  assert.deepEqual(await scratchNames('postgres'), left)
  assert.equal(left.length, 1)

  const previews = await previewsFor(t, { dataDir })
  const { ok, trials } = await previews.verify(await tasks('postgres'), { databaseUrl })
  assert.ok(ok, JSON.stringify(trials))
  assert.deepEqual(await scratchNames('postgres'), [])
  assert.deepEqual(await readdir(join(dataDir, 'scratch')), [])
})

/** Tries a drawing on a server, and says so once there is a database for it. */
function studioOn(dataDir: string, databaseUrl: string): string {
  const module = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)
  return `
    import { compile } from ${JSON.stringify(import.meta.resolve('@drawbridge/compiler'))}
    import { createPreviews } from ${module('../previews.ts')}
    import { MODULES } from ${module('../fixture.ts')}
    import tasks from ${module(manifestOf('tasks'))} with { type: 'json' }
    const previews = createPreviews({
      dataDir: ${JSON.stringify(dataDir)},
      dependencies: async () => MODULES,
    })
    await previews.verify(await compile(tasks, { dialect: 'postgres' }), {
      databaseUrl: ${JSON.stringify(databaseUrl)},
      tell: ({ name }) => name === 'statements' && console.log('made'),
    })
  `
}

async function scratchNames(dialect: Server): Promise<readonly string[]> {
  const names = await databaseNames(dialect)
  return names.filter((name) => name.startsWith('drawbridge_check'))
}

test('without one, what is written for it is checked and started, and the rest tried on SQLite', async (t) => {
  const previews = await previewsFor(t)
  const { ok, trials } = await previews.verify(await tasks('mysql'))
  assert.ok(ok)
  assert.match(trials[1]?.detail ?? '', /There is no MySQL here/)
  assert.equal(trials[3]?.state, 'ok')
})

for (const [code, path] of Object.entries(PLACES)) {
  test(`${code}: the example of its page is found, at the node that it stands in`, async (t) => {
    const page = await pageOf(code)
    const example = /```(?:ts|sql)\n(.*?)```/s.exec(page)?.[1] ?? ''
    const previews = await previewsFor(t)
    const broken = withLines(await tasks('sqlite'), path, example)
    const { ok, trials } = await previews.verify(broken, { thorough: {} })
    assert.equal(ok, false)
    const findings = trials.flatMap((trial) => trial.findings)
    const found = findings.find((finding) => finding.code === code)
    assert.ok(found, JSON.stringify(trials))
    if (code === 'migration-refused') return
    assert.equal(found.node, code === 'rule-not-kept' ? 'tags' : 'tasks')
    if (code !== 'rule-not-kept') assert.equal(found.file, path)
    if (code !== 'test-failing') return
    const both = await previews.verify(broken, { thorough: { before: broken } })
    assert.ok(both.ok, 'what was so before is not held against the change')
    assert.match(both.trials[4]?.detail ?? '', /^Nothing new\. As before: The test/)
  })
}

const SAMPLES = process.env['TEST_LONG']
  ? ['tasks', 'shop', 'conduit', 'workspace', 'teams', 'library']
  : ['shop']

for (const sample of SAMPLES)
  test(`the tests of ${sample} pass, and everybody is told there what the rules say`, async (t) => {
    const previews = await previewsFor(t)
    const { trials } = await previews.verify(await drawn(sample, 'sqlite'), { thorough: {} })
    assert.deepEqual(
      trials.map(({ name, state }) => [name, state]),
      TRIALS.map((name) => [name, 'ok']),
      JSON.stringify(trials),
    )
  })

test('endpoint-crashes: the example of its page is found, as whoever called', async (t) => {
  const example = /```ts\n(.*?)```/s.exec(await pageOf('endpoint-crashes'))?.[1] ?? ''
  const compiled = await compile(secondItem(example))
  assert.ok(compiled.ok, JSON.stringify(compiled.diagnostics))
  const previews = await previewsFor(t)
  const { trials } = await previews.verify(compiled, { thorough: {} })
  const findings = trials.flatMap((trial) => trial.findings)
  assert.deepEqual(
    findings.map(({ code, message }) => [code, message]),
    [['endpoint-crashes', 'POST /second fails with 500 for nobody.']],
    JSON.stringify(trials),
  )
  assert.match(trials[4]?.detail ?? '', /tests pass\. That is what the code says of itself/)
})

test('a file of tests that tells of none has not passed', async (t) => {
  const previews = await previewsFor(t)
  const compiled = await tasks('sqlite')
  const silent = { path: 'test/silent.test.ts', text: 'export {}\n', origins: [] }
  const tree = [silent, ...compiled.tree.filter(({ path }) => !path.endsWith('.test.ts'))]
  const { trials } = await previews.verify({ ...compiled, tree }, { thorough: {} })
  assert.equal(trials[4]?.state, 'problem', JSON.stringify(trials))
  assert.match(trials[4].detail, /test\/silent\.test\.ts told of no test/)
})

test('verification-cut-short: libraries that can’t be had are no fault of the drawing', async (t) => {
  await pageOf('verification-cut-short')
  const previews = await previewsFor(t, {
    dependencies: () => Promise.reject(new Error('the registry does not answer')),
  })
  const { ok, trials } = await previews.verify(await tasks('sqlite'))
  assert.equal(ok, false)
  assert.equal(trials.length, 1)
  assert.equal(trials[0]?.findings[0]?.code, 'verification-cut-short')
  assert.match(trials[0]?.detail ?? '', /registry does not answer/)
})

async function pageOf(code: string): Promise<string> {
  const page = new URL(`../../../../docs/diagnostics/${code}.md`, import.meta.url)
  const text = await readFile(page, 'utf8')
  assert.match(text, new RegExp(`^# ${code}\n\nError\\.\n`))
  return text
}

/** An endpoint whose code is this, and has a text of items. */
function secondItem(source: string): Manifest {
  const code = {
    inputs: { items: 'body.items' },
    source,
    result: { id: 'r_length', name: 'length', type: 'integer' },
  }
  const second = {
    id: 'e_second',
    name: 'second',
    method: 'POST',
    path: '/second',
    access: ['public'],
    body: [{ id: 'b_items', name: 'items', type: 'string', required: true }],
    steps: [
      { id: 's_length', kind: 'code', name: 'length', settings: code },
      { id: 's_respond', kind: 'respond', settings: { body: '{ length }' } },
    ],
  }
  const fields = [{ id: 'f_text', name: 'text', type: 'string' }]
  return {
    drawbridge: 1,
    name: 'Items',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      { id: 'notes', kind: 'table', name: 'notes', settings: { fields } },
      { id: 'api', kind: 'api', name: 'api', settings: { endpoints: [second] } },
    ],
    connections: [],
  }
}

/** As if the part had written these lines too. */
function withLines(compiled: CompiledOk, path: string, lines: string): CompiledOk {
  const tree = compiled.tree.map((file) => {
    if (file.path !== path) return file
    const text = `${file.text}\n${lines}`
    const origins = [...file.origins, { from: 1, to: text.split('\n').length, node: 'tasks' }]
    return { ...file, text, origins }
  })
  return { ...compiled, tree }
}

const tasks = (dialect: NonNullable<CompileOptions['dialect']>) => drawn('tasks', dialect)

const manifestOf = (sample: string): string => `../../../../samples/${sample}/manifest.json`

async function drawn(
  sample: string,
  dialect: NonNullable<CompileOptions['dialect']>,
): Promise<CompiledOk> {
  const path = new URL(manifestOf(sample), import.meta.url)
  const compiled = await compile(JSON.parse(await readFile(path, 'utf8')), { dialect })
  assert.ok(compiled.ok)
  return compiled
}
