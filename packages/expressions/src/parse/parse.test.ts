import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { print } from '../print.ts'
import { anyExpression, withoutSpans } from '../testing/arbitrary-expression.ts'
import { parse } from './parse.ts'

const RUNS = process.env.TEST_LONG === '1' ? 50_000 : 2_000

test('what is printed reads as the tree that it was printed from', () => {
  fc.assert(
    fc.property(anyExpression, (expression) => {
      const text = print(expression)
      const parsed = parse(text)
      assert(parsed.ok, `${text}: ${JSON.stringify(parsed)}`)
      assert.deepEqual(withoutSpans(parsed.expression), withoutSpans(expression), text)
      assert.equal(print(parsed.expression), text)
    }),
    { numRuns: RUNS },
  )
})

test('any text is read or refused with a place in it, and nothing is thrown', () => {
  const marks =
    'a . ?. ( ) [ ] { } ` ${ \' " \\ \\u 1 0 , => = == ! - + / ? : has new null map 😀 \ud800 \n'
  const pieces = fc.constantFrom(' ', ...marks.split(' '))
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((all) => all.join('')),
  )
  fc.assert(
    fc.property(anyText, (text) => {
      const parsed = parse(text)
      if (parsed.ok) return
      const [problem] = parsed.problems
      assert(problem !== undefined)
      const { from, to } = problem.span
      assert(from >= 0 && from <= to && to <= text.length, JSON.stringify([text, problem]))
      assert.match(problem.message, /[.!?]$/)
    }),
    { numRuns: RUNS },
  )
})

/** What is wrong, where, and what to do. */
const REFUSED: readonly (readonly [text: string, at: string, message: string, cure?: string])[] = [
  ['', '', 'The formula is empty.'],
  ['slug(title', 'slug(title', 'There is a `)` missing after `slug(title`.', 'Add `)`.'],
  ['a = b', '=', '`=` sets a value, and a formula sets nothing.', 'To compare, write `==`.'],
  ['price + ', '', 'A value is missing after `price +`.'],
  [
    'a b',
    'b',
    'Something is missing between `a` and `b`.',
    'Values are joined by an operator: `+`, `&&`, `==` …',
  ],
  ['a and b', 'and', '"and" is written `&&`.', 'Write `a && b`.'],
  [
    'a < b < c',
    '<',
    'There are two comparisons in a row.',
    'Join them with `&&`, like `a < b && b < c`.',
  ],
  [
    'title.toUpperCase()',
    'toUpperCase',
    '`.toUpperCase(…)` is not known here.',
    'Write `upper(…)`.',
  ],
  [
    'new Date()',
    'new',
    "`new` makes objects of code, which a formula can't.",
    'Use a function, or a code step.',
  ],
  [
    'this.title',
    'this',
    '`this` is not known here.',
    'Name the value: `row`, `user` or an earlier step.',
  ],
  [
    '[...items]',
    '...',
    "`...` can't be used here.",
    'Join lists with `concat(a, b)`, objects with `merge(a, b)`.',
  ],
  [
    '/a/',
    '/',
    'A value is missing before `/`.',
    'A search pattern (`/…/`) is not known here: use `contains` or `startsWith`.',
  ],
  ['“a”', '“', '`“` is a typographic quote.', "Use a straight one: `'`."],
  [
    "'abc",
    "'abc",
    "The text that begins here has no end: a ' is missing.",
    "Write ' after its last character.",
  ],
  [
    'done ? 1',
    'done ? 1',
    'This choice has no `:`, so it is not known what holds otherwise.',
    'Write it like `done ? 1 : 2`.',
  ],
  [
    '1,000',
    ',',
    'A `,` stands between the values of a function or list alone.',
    'Write numbers without it: `1000.50`.',
  ],
  ['a)', ')', 'There is a `)` that nothing opens.', 'Take the `)` away.'],
  ['{ a: 1, a: 2 }', 'a: 2', '`a` is there twice.', 'Take one of them away.'],
  ['row.__proto__', '__proto__', "`__proto__` can't be the name of a member."],
  ['`Hi ${name`', '${name', 'There is a `}` missing after `${name`.', 'Add `}` behind the value.'],
  [
    'items.map(3)',
    '3',
    '`map` has to be told what to do with each item.',
    'Write it like `.map(item => …)`.',
  ],
]

test('what can not be read is told with its place and its cure', () => {
  for (const [text, at, message, cure] of REFUSED) {
    const parsed = parse(text)
    assert(!parsed.ok, text)
    const [problem] = parsed.problems
    assert(problem !== undefined)
    assert.equal(problem.message, message)
    assert.equal(problem.cure, cure)
    assert.equal(text.slice(problem.span.from, problem.span.to), at)
  }
})

test('length and depth have bounds', () => {
  for (const text of [
    ' '.repeat(10_001),
    '('.repeat(5_000),
    '['.repeat(5_000),
    '!'.repeat(5_000),
    '- '.repeat(4_000),
    `a${'.a'.repeat(4_000)}`,
    `a${'+a'.repeat(4_000)}`,
    `a${'?a'.repeat(4_000)}`,
    '`${'.repeat(3_000),
    'a('.repeat(4_000),
    `a${'.map(a=>a'.repeat(1_000)}`,
  ]) {
    const parsed = parse(text)
    assert(!parsed.ok)
    assert.match(parsed.problems[0]?.message ?? '', /nested too deep|it may have 10000/)
  }
})

test('`===` and `!==` are read as `==` and `!=`', () => {
  const parsed = parse('a === b && c !== d')
  assert(parsed.ok)
  assert.equal(print(parsed.expression), 'a == b && c != d')
})
