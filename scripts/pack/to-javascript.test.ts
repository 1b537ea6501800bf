import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toJavaScript } from './to-javascript.ts'

const entries = new Map([['@drawbridge/low', 'packages/low/src/index.ts']])
const convert = (text: string): string => toJavaScript('packages/high/src/a.ts', text, entries)

test('types go, lines stay, imports lead to JavaScript', () => {
  const code = convert(
    "import type { T } from './t.ts'\nimport { a } from './a.ts'\nexport const b: T = a\nexport * from '../c.ts'\n",
  )
  assert.equal(code.split('\n')[1], "import { a } from './a.js'")
  assert.match(code, /export \* from '\.\.\/c\.js'/)
  assert.doesNotMatch(code, /: T/)
})

test('packages of ours become paths, others stay', () => {
  const code = convert(
    "import { a } from '@drawbridge/low'\nimport f from 'fastify'\nawait import('@drawbridge/low')\n",
  )
  assert.match(code, /from '\.\.\/\.\.\/low\/src\/index\.js'/)
  assert.match(code, /import\('\.\.\/\.\.\/low\/src\/index\.js'\)/)
  assert.match(code, /from 'fastify'/)
})

test('text that only looks like an import is left alone', () => {
  const text = "const code = `import { a } from './a.ts'`\nconst path = 'src/main.ts'\n"
  assert.equal(convert(text), text)
})

test('a file that another process runs is the JavaScript one', () => {
  assert.match(convert("const w = new URL('./w.ts', import.meta.url)"), /'\.\/w\.js'/)
})
