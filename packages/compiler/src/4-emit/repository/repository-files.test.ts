import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readManifest } from '../../1-read/read.ts'
import { checkManifest } from '../../2-check/check.ts'
import { planOf } from '../../3-plan/plan.ts'
import { HOSTILE } from '../../testing/hostile.ts'
import { repositoryFiles } from './repository-files.ts'

const SAMPLE = new URL('../../../../../samples/tasks/manifest.json', import.meta.url)

const read = readManifest(readFileSync(SAMPLE, 'utf8'))
assert.ok(read.ok)
const checked = checkManifest(read.value.manifest)
assert.ok(checked.ok)
const plan = planOf(read.value.manifest, checked.model)

function filesNamed(name: string, description: string): ReadonlyMap<string, string> {
  return new Map(repositoryFiles({ ...plan, model: { ...plan.model, name, description } }, []))
}

/** What a reader of Markdown sees of its build: every line's first mark, and what opens anywhere. */
function build(markdown: string): readonly string[] {
  return markdown.split('\n').map((line) => {
    const [mark = ''] = /^(#+ |\| |- |```|\d+\. |> |)/.exec(line) ?? []
    const opened = line.replaceAll(/\\./g, '').match(/[`*_[\]<>|]/g) ?? []
    return mark + opened.join('')
  })
}

test('whatever a backend is called, only the text of its files differs', () => {
  const plain = filesNamed('Plain', 'Plain.')
  for (const text of HOSTILE.filter((one) => one.trim() !== '')) {
    const files = filesNamed(text, text)
    for (const path of [
      'Dockerfile',
      'compose.yaml',
      '.env.example',
      'package-lock.json',
      '.gitignore',
    ])
      assert.equal(files.get(path), plain.get(path), `${path}: ${JSON.stringify(text)}`)
    const { description, ...others } = JSON.parse(files.get('package.json') ?? '')
    assert.equal(description, text)
    const { description: _said, ...plainOthers } = JSON.parse(plain.get('package.json') ?? '')
    assert.deepEqual(others, plainOthers)
    const { info, ...document } = JSON.parse(files.get('openapi.json') ?? '')
    assert.equal(info.title, text)
    const { info: _, ...plainDocument } = JSON.parse(plain.get('openapi.json') ?? '')
    assert.deepEqual(document, plainDocument)
    assert.deepEqual(
      build(files.get('README.md') ?? ''),
      build(plain.get('README.md') ?? ''),
      JSON.stringify(text),
    )
  }
})

test('a rule stands in its cell of the README whole, whatever is in its condition', () => {
  for (const when of ['row.a || row.b', 'row.name == `x|y`', "row.name == '<b>*_'"]) {
    const [route, ...others] = plan.routes
    assert.ok(route)
    const ruled = { ...route, access: [`role:admin when ${when}`, 'owner'] }
    const readme = new Map(repositoryFiles({ ...plan, routes: [ruled, ...others] }, [])).get(
      'README.md',
    )
    const line = readme?.split('\n').find((one) => one.includes('role `admin` where')) ?? ''
    assert.equal(line.replaceAll(/\\./g, '').split('|').length, 6, line)
    const said = line.replaceAll(/\\(.)/g, '$1').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
    assert.ok(said.includes(`role \`admin\` where ${when}; the owner |`), said)
  }
})

test('the compose file is the same to a parser in every database, but for the server', () => {
  for (const dialect of ['sqlite', 'mysql', 'postgres'] as const) {
    const files = new Map(repositoryFiles({ ...plan, model: { ...plan.model, dialect } }, []))
    const { services } = parse(files.get('compose.yaml') ?? '')
    assert.equal(services.app.depends_on.migrate.condition, 'service_completed_successfully')
    if (dialect !== 'sqlite') {
      assert.equal(services.migrate.depends_on.roles.condition, 'service_completed_successfully')
      assert.match(services.app.environment.DATABASE_URL, /app_service:/)
      assert.doesNotMatch(services.migrate.environment.DATABASE_URL, /app_service/)
    }
    assert.equal('database' in services, dialect !== 'sqlite')
    assert.equal(files.has('database/roles.sql'), dialect !== 'sqlite')
  }
})
