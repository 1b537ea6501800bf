import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compile } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import { explainFile } from './explain-file.ts'

const sample: Manifest = JSON.parse(
  readFileSync(new URL('../../../../samples/tasks/manifest.json', import.meta.url), 'utf8'),
)

test('a file is explained by what it is made from, offers, uses and is used by, and why its lines are there', async () => {
  const compiled = await compile(sample)
  assert.ok(compiled.ok)
  const files = compiled.tree
  const told = (path: string) => {
    const file = files.find((one) => one.path === path) ?? assert.fail(path)
    return new Map(
      explainFile(sample, file, files).map(({ title, lines }) => [
        title,
        lines.map(({ says }) => says),
      ]),
    )
  }
  const routes = told('src/tasks/routes.ts')
  assert.match(routes.get('What it is')?.[0] ?? '', /^\d+ lines, made from tasks \(Table\)\.$/)
  assert.deepEqual(routes.get('What it offers to other files'), ['taskRoutes, a function.'])
  assert.deepEqual(routes.get('Who uses it'), ['src/app.ts uses taskRoutes.'])
  const used = routes.get('What it uses') ?? []
  assert.ok(used.includes('Everything of src/tasks/queries.ts.'))
  assert.ok(used.includes('notFound and stale of src/http/errors.ts.'))
  const why = routes.get('Why its lines are there') ?? []
  assert.match(why.find((one) => one.startsWith('tasks › list')) ?? '', /: lines \d+, \d+–\d+\.$/)
  const main = told('src/main.ts')
  assert.match(main.get('What it is')?.[0] ?? '', /the same in every backend/)
  assert.equal(main.has('Who uses it'), false)
  const config = told('src/config.ts').get('What it offers to other files') ?? []
  assert.ok(
    config.some((one) => /^readConfig, a function: [A-Z].*\.$/.test(one)),
    'with what stands above it',
  )
})
