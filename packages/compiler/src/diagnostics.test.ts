import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { BUILD, DIAGNOSTICS, FAULTS, VERIFICATION, type DiagnosticCode } from '@drawbridge/manifest'
import { compile } from './compile.ts'

const PAGES = new URL('../../../docs/diagnostics/', import.meta.url)
const CODES = Object.keys(DIAGNOSTICS) as DiagnosticCode[]
/** These are not said of a drawing: the packages that say them try their pages, and faults have no example. */
const LATER: readonly string[] = Object.keys({ ...BUILD, ...VERIFICATION, ...FAULTS })

/** Examples that are too long for a page. */
const LONG: Partial<Record<DiagnosticCode, string>> = {
  'too-large': ' '.repeat(5_000_001),
  'too-deep': '['.repeat(101),
  'too-many-nodes': JSON.stringify({
    drawbridge: 1,
    name: 'Example',
    nodes: Array.from({ length: 5001 }, () => ({})),
    connections: [],
  }),
}

test('every code has a page, and every page a code', () => {
  const pages = readdirSync(PAGES).map((file) => file.replace(/\.md$/, ''))
  assert.deepEqual(pages.toSorted(), CODES.toSorted())
})

for (const code of CODES.filter((one) => !LATER.includes(one))) {
  test(`the example on the page of ${code} gives it`, async () => {
    const page = readFileSync(new URL(`${code}.md`, PAGES), 'utf8')
    const severity = DIAGNOSTICS[code].severity
    assert.match(page, new RegExp(`^# ${code}\n\n${severity}\\.\n`, 'i'))
    const text = LONG[code] ?? /```json\n(.*?)```/s.exec(page)?.[1]
    assert.ok(text !== undefined, 'the page has no example')
    const { diagnostics: found } = await compile(text)
    const own = found.find((diagnostic) => diagnostic.code === code)
    assert.ok(own !== undefined, `the example gave ${found.map((one) => one.code).join(', ')}`)
    assert.match(own.message, /^[A-Z“`].*[.?]$/s, own.message)
    assert.match(own.cure, /^[A-Z“`].*[.?]$/s, own.cure)
    // An example shows one mistake.
    const others = found.filter((one) => one.severity === 'error' && one.code !== code)
    assert.deepEqual(others, [])
  })
}
