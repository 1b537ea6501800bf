import { compile, type CompileOptions } from '@drawbridge/compiler'
import type { VERIFICATION } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { CompiledOk } from '../backend.ts'
import { previewsFor, TRIED_LEVELS } from '../fixture.ts'
import { databaseNames, serverUrl } from '../testing/servers.ts'
import { TRIALS, type TrialResult } from './verification.ts'

type Code = keyof typeof VERIFICATION

/** Where the example of a page is put into the code. */
const PLACES: Readonly<Record<Exclude<Code, 'verification-cut-short'>, string>> = {
  'type-mismatch': 'src/tasks/queries.ts',
  'migration-refused': 'migrations/0001-create-tables.sql',
  'statement-refused': 'src/tasks/queries.ts',
  'code-not-starting': 'src/tasks/routes.ts',
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
      TRIALS.flatMap((name) => [
        [name, 'running'],
        [name, 'ok'],
      ]),
    )
    assert.match(told[5]?.detail ?? '', /SQLite understands each of the \d\d statements/)
  })
}

for (const dialect of ['mysql', 'postgres'] as const) {
  test(`on a ${dialect} of one’s own, in a database that is gone afterwards`, async (t) => {
    const server = serverUrl(dialect)
    const previews = await previewsFor(t)
    const verdict = await previews.verify(await tasks(dialect), { databaseUrl: server.href })
    assert.ok(verdict.ok, JSON.stringify(verdict))
    const [, migrations] = verdict.trials
    assert.match(migrations?.detail ?? '', /on an empty (MySQL|PostgreSQL)\.$/)
    const left = await databaseNames(dialect)
    assert.deepEqual(
      left.filter((name) => name.startsWith('drawbridge_check')),
      [],
    )
  })
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
    const { ok, trials } = await previews.verify(withLines(await tasks('sqlite'), path, example))
    assert.equal(ok, false)
    const findings = trials.flatMap((trial) => trial.findings)
    const found = findings.find((finding) => finding.code === code)
    assert.ok(found, JSON.stringify(trials))
    if (code === 'migration-refused') return
    assert.equal(found.file, path)
    assert.equal(found.node, 'tasks')
  })
}

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

async function tasks(dialect: NonNullable<CompileOptions['dialect']>): Promise<CompiledOk> {
  const path = new URL('../../../../samples/tasks/manifest.json', import.meta.url)
  const compiled = await compile(JSON.parse(await readFile(path, 'utf8')), { dialect })
  assert.ok(compiled.ok)
  return compiled
}
