import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { checkCycles } from './cycles.ts'
import { checkDecisions } from './decisions.ts'
import { checkEvidence } from './evidence.ts'
import { checkFloors } from './floors.ts'
import { checkKindNames } from './kind-names.ts'
import { checkLinks } from './links.ts'
import { checkOwnIndex } from './own-index.ts'
import { checkSizes } from './sizes.ts'
import { isOurs, readFiles, sourceFile } from './sources.ts'
import { checkWords } from './words.ts'

const floors = { 'packages/low': 0, 'packages/other': 0, 'packages/high': 1 }

test('floors: an import may only go down', () => {
  const down = sourceFile('packages/high/src/a.ts', "import { a } from '@drawbridge/low'")
  const up = sourceFile('packages/low/src/a.ts', "export { a } from '@drawbridge/high'")
  const sideways = sourceFile('packages/low/src/b.ts', "await import('@drawbridge/other')")
  const around = sourceFile('packages/high/src/b.ts', "import '../../low/src/a.ts'")
  assert.deepEqual(checkFloors([down], floors), [])
  for (const file of [up, sideways, around]) assert.equal(checkFloors([file], floors).length, 1)
})

test('floors: a package without a floor is said', () => {
  assert.equal(checkFloors([sourceFile('packages/new/src/a.ts', '')], floors).length, 1)
})

test('an import inside a template is text, not an import', () => {
  const file = sourceFile(
    'packages/low/src/a.ts',
    "const text = `\nimport { a } from '@drawbridge/high'\n`",
  )
  assert.deepEqual(file.imports, [])
})

test('own index: neither by path nor by name', () => {
  const byPath = sourceFile('packages/low/src/deep/a.ts', "import { a } from '../index.ts'")
  const byName = sourceFile('packages/low/src/a.ts', "import { a } from '@drawbridge/low'")
  const deeper = sourceFile('packages/low/src/a.ts', "import { a } from './deep/index.ts'")
  assert.equal(checkOwnIndex([byPath, byName]).length, 2)
  assert.deepEqual(checkOwnIndex([deeper]), [])
})

test('cycles: a ring of three is found once, a diamond is none', () => {
  const file = (name: string, ...imports: readonly string[]) =>
    sourceFile(`a/${name}.ts`, imports.map((one) => `import { T } from './${one}.ts'`).join('\n'))
  assert.equal(checkCycles([file('x', 'y'), file('y', 'z'), file('z', 'x')]).length, 1)
  assert.deepEqual(
    checkCycles([file('x', 'y', 'z'), file('y', 'w'), file('z', 'w'), file('w')]),
    [],
  )
})

test('sizes: 400 lines pass, 401 do not', () => {
  const short = Array.from({ length: 40 }, (_, index) => sourceFile(`${index}.ts`, 'a\n'))
  assert.deepEqual(checkSizes([...short, sourceFile('long.ts', 'a\n'.repeat(400))]), [])
  assert.equal(checkSizes([...short, sourceFile('long.ts', 'a\n'.repeat(401))]).length, 1)
  assert.equal(checkSizes([sourceFile('a.ts', 'a\n'.repeat(300))]).length, 2)
})

test('kind names: the assistant knows no kind by name, and may use words that are names of kinds', () => {
  const faces = [
    sourceFile('packages/kinds/src/table/face.ts', "export const a = {\n  kind: 'table',\n}"),
    sourceFile('packages/kinds/src/auth/face.ts', "export const a = {\n  kind: 'auth',\n}"),
    sourceFile('packages/kinds/src/steps/fail/face.ts', "export const a = {\n  kind: 'fail',\n}"),
  ]
  const told = (text: string, path = 'packages/assistant/src/a.ts') =>
    checkKindNames([...faces, sourceFile(path, text)])
  const named = [
    "draft.ofKind('auth')",
    "const part = { kind: 'table' }",
    "const step = { kind: isWrong ? 'fail' : wish }",
    "parts.filter(({ kind }) => kind === 'table')",
    "if (part?.kind !== 'table') stop()",
    "switch (step.kind) { case 'fail': stop() }",
    "interface Part { readonly kind: 'table' | 'other' }",
  ]
  for (const text of named) assert.equal(told(text).length, 1, text)
  const free = [
    "draft.playing('people')",
    "read(settings['auth'], { when: 'fail' })",
    "if (sql.take('table')) stop({ kind: 'word' })",
  ]
  for (const text of free) assert.deepEqual(told(text), [], text)
  assert.deepEqual(told("draft.ofKind('auth')", 'packages/assistant/src/a.test.ts'), [])
  assert.deepEqual(told("draft.ofKind('auth')", 'packages/mcp/src/a.ts'), [])
})

test('words: each way around a check is found', () => {
  const evasions = [
    ['// @ts-', 'ignore'],
    ['// oxlint-', 'disable no-eval'],
    ['test', '.only(', ')'],
    ['test', '.skip(', ')'],
    ["test('a', { sk", 'ip: true })'],
  ]
  for (const evasion of evasions) {
    const file = sourceFile('packages/low/src/a.test.ts', evasion.join(''))
    assert.equal(checkWords([file]).length, 1, evasion.join(''))
  }
  assert.deepEqual(checkWords([sourceFile('a.ts', 'rows.skip(20) // as many as there are')]), [])
})

test('words: text is run nowhere, as code, as markup or as a command', () => {
  const running = [
    ['ev', 'al(text)'],
    ['new Func', "tion('return 1')"],
    ["import { runInThisContext } from 'node:", "vm'"],
    ['element.inner', 'HTML = text'],
    ['<p dangerouslySetInner', 'HTML={{ __html: text }} />'],
    ['document.', 'write(text)'],
    ['frame.src', 'doc = text'],
    ['<ob', 'ject data={text} />'],
    ['exec', 'Sync(text)'],
    ['import { ex', "ec } from 'node:child_process'"],
    ['spawn(text, { shell', ': true })'],
  ]
  for (const parts of running) {
    const text = parts.join('')
    assert.equal(checkWords([sourceFile('apps/low/src/a.tsx', text)]).length, 1, text)
  }
  const ours = readFiles(join(import.meta.dirname, '../..'), /\.tsx?$/).filter(isOurs)
  assert.ok(ours.length > 1000)
  assert.deepEqual(checkWords(ours), [])
})

test('links: to a missing file, to a missing heading', () => {
  const there = sourceFile('docs/b.md', '# The `run` command')
  const from = (link: string) => sourceFile('docs/a.md', `[x](${link})`)
  const problems = (link: string) => checkLinks([from(link), there], (path) => path === 'docs/b.md')
  for (const good of ['b.md', 'b.md#the-run-command', 'https://example.org/'])
    assert.deepEqual(problems(good), [])
  for (const bad of ['c.md', '../b.md', 'b.md#the-walk-command'])
    assert.equal(problems(bad).length, 1, bad)
})

test('decisions: two have one number, one is not on the list', () => {
  const [one, other, next] = ['0029-one', '0029-other', '0030-next'].map((name) =>
    sourceFile(`docs/decisions/${name}.md`, ''),
  )
  assert.ok(one !== undefined && other !== undefined && next !== undefined)
  const list = (...names: readonly string[]) =>
    sourceFile('docs/decisions/README.md', names.map((name) => `- [x](${name}.md)`).join('\n'))
  const both = list('0029-one', '0030-next')
  assert.deepEqual(checkDecisions([one, next, both, sourceFile('docs/0029-a.md', '')]), [])
  const all = list('0029-one', '0029-other', '0030-next')
  assert.deepEqual(checkDecisions([one, next, other, all]), [
    `${other.path} has the number of ${one.path}`,
  ])
  assert.deepEqual(checkDecisions([one, next, list('0029-one')]), [
    `${next.path} is 0 times in docs/decisions/README.md, not once`,
  ])
})

test('evidence: a test that is gone, a file that is gone, a sum that is wrong', () => {
  const problems = (
    cell: string,
    sums = ['| studio | 1 | 1 | 0 |', '| emitted backends | 0 | 0 | 0 |'],
  ) =>
    checkEvidence(
      sourceFile(
        'docs/a.md',
        [...sums, `| V1.1.1 what it says | ${cell} | — has none |`].join('\n'),
      ),
      (path) => (path === 'a.test.ts' ? SOURCE : undefined),
    )
  assert.deepEqual(problems('`a.test.ts` › “it is”'), [])
  for (const bad of [
    '`a.test.ts` › “it”',
    '`b.test.ts` › “it is”',
    'a.test.ts › “it is”',
    '`a.test.ts` › “it is”<br>',
    '`a.test.ts` › “it is sometimes”',
    '`a.test.ts` › “it is elsewhere”',
  ]) {
    const [problem = ''] = problems(bad)
    assert.match(problem, /V1\.1\.1 names/, bad)
  }
  assert.match(problems('not proven yet').join(), /should say \| studio \| 1 \| 0 \| 1 \|/)
})

const SOURCE = `
test(
  'it is', () => {})
if (process.platform === 'linux') test('it is sometimes', () => {})
if (process.env.X)
  describe('elsewhere', () => {

    test('it is elsewhere', () => {})
  })
`
