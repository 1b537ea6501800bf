import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkJson, parseJson } from './parse-json.ts'

function codeOf(text: string): string | undefined {
  const parsed = parseJson(text)
  return parsed.ok ? undefined : parsed.diagnostics[0]?.code
}

function messageOf(text: string): string | undefined {
  const parsed = parseJson(text)
  return parsed.ok ? undefined : parsed.diagnostics[0]?.message
}

test('whatever JSON.stringify writes is read back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const parsed = parseJson(JSON.stringify(value, null, indent))
      // Keys that reach into prototypes and half characters are refused on purpose.
      if (parsed.ok) assert.deepEqual(parsed.value, JSON.parse(JSON.stringify(value)))
      else assert.match(parsed.diagnostics[0]?.code ?? '', /forbidden-key|broken-text/)
    }),
  )
})

test('what JSON.parse refuses is refused, and nothing is thrown', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json().map(mutilated)), (text) => {
      assert.equal(codeOf(text) === 'not-json', !isJson(text))
    }),
    { numRuns: 500 },
  )
})

test('a mistake is named with its line and column', () => {
  assert.equal(
    messageOf('{\n  "a": 1,\n}'),
    'This is not JSON: a comma stands before the closing bracket at line 3, column 1.',
  )
  assert.equal(messageOf(''), 'This is not JSON: the text ends too early at line 1, column 1.')
  assert.match(messageOf('{"a" 1}') ?? '', /a colon is missing after the key at line 1, column 6/)
  assert.match(messageOf('[1 2]') ?? '', /a comma or \] is missing at line 1, column 4/)
  assert.match(messageOf('{a: 1}') ?? '', /a key in double quotes is missing/)
  assert.match(messageOf('"a\nb"') ?? '', /has no end or holds a character that needs a backslash/)
  assert.match(messageOf('[] []') ?? '', /there is more text after the end/)
})

test('a byte order mark before the text is none of its business', () => {
  assert.deepEqual(parseJson('\uFEFF[1]'), { ok: true, value: [1] })
})

test('no text is too large or too deep to be refused', () => {
  const refused = {
    '50 MB': `[${'1,'.repeat(25_000_000)}1]`,
    '10,000 lists deep': '['.repeat(10_000) + ']'.repeat(10_000),
    '10,000 objects deep': '{"a":'.repeat(10_000),
    'millions of values': `[${'1,'.repeat(2_400_000)}1]`,
  }
  assert.deepEqual(Object.values(refused).map(codeOf), [
    'too-large',
    'too-deep',
    'too-deep',
    'too-large',
  ])
  assert.equal(codeOf(`"${'\\n'.repeat(2_400_000)}`), 'not-json')
})

test('keys and texts that do harm are refused where they stand', () => {
  const parsed = parseJson('{"a":[{"__proto__":{"x":1}},"\\ud800",1e999]}')
  assert.ok(!parsed.ok)
  const found = parsed.diagnostics.map(({ code, field }) => `${code} ${field}`)
  assert.deepEqual(found.toSorted(), [
    'broken-text /a/1',
    'forbidden-key /a/0/__proto__',
    'not-a-number /a/2',
  ])
  assert.equal(codeOf('{"a":1,"b":{"c":1,"c":2}}'), 'duplicate-key')
})

test('values are held to the same as text', () => {
  const circle: { self?: unknown } = {}
  circle.self = circle
  for (const value of [circle, () => 1, undefined, 1n, NaN, { a: Symbol('a') }, [undefined]]) {
    assert.equal(checkJson(value).ok, false)
  }
  assert.deepEqual(checkJson({ a: [1, 'b', null, true] }).ok, true)
})

function mutilated(text: string): string {
  return text.slice(0, -1)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
