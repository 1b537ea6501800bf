import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { code, lines, lit, name, type Code } from '@drawbridge/source'
import { check } from './check/check.ts'
import { parse } from './parse/parse.ts'
import type { Scope } from './scope.ts'
import { listing, withProject } from './testing/run.ts'
import type { Type } from './type.ts'
import { decimal, INTEGER, list, nullable, object } from './types/basic.ts'
import { typeText } from './types/type-text.ts'
import { toTypeScriptType } from './types/typescript-type.ts'
import { toTypeScript } from './typescript/to-typescript.ts'

const PAGE = readFileSync(new URL('../../../docs/values.md', import.meta.url), 'utf8')

/** The cells of the tables under a heading whose first cell is code. */
function rows(heading: string): readonly (readonly string[])[] {
  const [, below = ''] = PAGE.split(`## ${heading}\n`)
  return (below.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll(/^`|`$/g, '').replaceAll('\\|', '|')),
    )
}

function typeOf(written: string): Type {
  const scale = /^decimal\((\d)\)$/.exec(written)?.[1]
  if (scale !== undefined) return decimal(Number(scale))
  if (written === 'string') return { kind: 'text' }
  if (written === 'enum') return { kind: 'enum', values: ['open', 'paid'] }
  const plain = ['integer', 'bigint', 'float', 'date', 'datetime', 'boolean'] as const
  const kind = plain.find((one) => one === written)
  assert(kind !== undefined, written)
  return { kind }
}

const ARITHMETIC = rows('Arithmetic')
const NAMES = ARITHMETIC.filter((cells) => cells.length === 3).map(
  ([one = '', type = '', value = '']) => {
    const own = typeOf(type)
    return { name: one, type: value === 'null' ? nullable(own) : own, value: JSON.parse(value) }
  },
)
const LINE = object({ quantity: INTEGER, price: decimal(2) })
const LINES = [
  { quantity: 3, price: '1.50' },
  { quantity: 4, price: '2.25' },
]

const SCOPE: Scope = {
  names: new Map([
    ...NAMES.map(({ name: one, type }) => [one, type] as const),
    ['lines', list(LINE)],
  ]),
  row: () => object({}),
}

interface Case {
  readonly formula: string
  readonly code: Code
  readonly gives: unknown
}

function proven(
  formula: string,
  type: string,
  gives: string,
  names: Readonly<Record<string, string>> = {},
): Case {
  const parsed = parse(formula)
  assert(parsed.ok, formula)
  const { typed, problems } = check(parsed.expression, SCOPE)
  assert.deepEqual(problems, [], formula)
  assert.equal(typeText(typed.type), type, formula)
  const called = (one: string): Code => code`${name(names[one] ?? one)}`
  return { formula, code: toTypeScript(typed, { name: called }), gives: JSON.parse(gives) }
}

test('what the page refuses is refused', () => {
  const refused = ARITHMETIC.filter(([, type]) => type === 'refused')
  assert(refused.length > 5)
  for (const [formula = ''] of refused) {
    const parsed = parse(formula)
    assert(parsed.ok)
    assert.equal(check(parsed.expression, SCOPE).problems.length, 1, formula)
  }
})

test('every formula on the page has its type, and gives its value', async () => {
  const cases = [
    ...ARITHMETIC.filter((cells) => cells.length === 4 && cells[1] !== 'refused').map(
      ([formula = '', type = '', gives = '']) => proven(formula, type, gives),
    ),
    ...rows('Aggregates').flatMap(([formula = '', type = '', ofTwo = '', ofNone = '']) => [
      proven(formula, type, ofTwo),
      proven(formula, type, ofNone, { lines: 'noLines' }),
    ]),
  ]
  assert(cases.length > 50)
  const constants = [
    ...NAMES.map(({ name: one, type, value }) => [one, type, value] as const),
    ['lines', list(LINE), LINES] as const,
    ['noLines', list(LINE), []] as const,
  ].map(
    ([one, type, value]) =>
      code`const ${name(one)}: ${toTypeScriptType(type)} = JSON.parse(${lit(JSON.stringify(value))})`,
  )
  const program = code`
    ${lines(constants)}
    ${listing(cases.map((one) => one.code))}
  `
  await withProject(program, async ({ typeErrors, output }) => {
    assert.equal(await typeErrors(), '')
    const given = await output()
    assert(Array.isArray(given))
    cases.forEach(({ formula, gives }, index) => assert.deepEqual(given[index], gives, formula))
  })
})
