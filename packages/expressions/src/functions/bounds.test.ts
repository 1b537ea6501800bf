import assert from 'node:assert/strict'
import { test } from 'node:test'
import { code, lines, name } from '@drawbridge/source'
import { check } from '../check/check.ts'
import { parse } from '../parse/parse.ts'
import { withProject } from '../testing/run.ts'
import { INTEGER, list, object, TEXT } from '../types/basic.ts'
import { toTypeScript } from '../typescript/to-typescript.ts'

const SCOPE = {
  names: new Map([
    ['huge', INTEGER],
    ['long', TEXT],
    ['many', list(TEXT)],
  ]),
  row: () => object({}),
}

/** What a caller sends to fill the memory, and what becomes of it. */
const CASES: readonly (readonly [formula: string, gives: unknown])[] = [
  ["length(repeat('ab', huge))", 2_000],
  ['repeat(long, huge)', 'A text may have 10000000 characters.'],
  ["length(padStart('a', huge))", 10_000],
  ["length(padEnd('a', huge, 'b'))", 10_000],
  ["replace(long, 'a', long)", 'A text may have 10000000 characters.'],
  ["replace(long, '', long)", 'A text may have 10000000 characters.'],
  ['join(many, long)', 'A text may have 10000000 characters.'],
  ['range(0, huge)', 'A list made by range may have 10000 items.'],
  ['range(-huge, huge)', 'A list made by range may have 10000 items.'],
  ['length(shortId(huge))', 64],
  ['count(chunk([1, 2], 0 - huge))', 2],
  ["addDays('2026-11-22', huge)", 'A date is from the years 0 to 9999.'],
  ["addMonths('2026-11-22', huge)", 'A date is from the years 0 to 9999.'],
  ['fromTimestamp(huge)', 'A date is from the years 0 to 9999.'],
  ["decimal(repeat('9', 200), 2)", null],
  ["integer('9007199254740993')", null],
  ['isEmail(long)', false],
]

test('no value of a caller makes the server run out of memory', async () => {
  const tries = CASES.map(([formula]) => {
    const parsed = parse(formula)
    assert(parsed.ok, formula)
    const { typed, problems } = check(parsed.expression, SCOPE)
    assert.deepEqual(problems, [], formula)
    return code`attempt(() => ${toTypeScript(typed, { name: (one) => code`${name(one)}` })})`
  })
  const program = code`
    const huge: number = 9_007_199_254_740_991
    const long: string = 'a'.repeat(1_000_000)
    const many: string[] = Array.from({ length: 1_000 }, () => 'a')
    const results: unknown[] = []

    function attempt(formula: () => unknown): void {
      try {
        results.push(formula())
      } catch (error) {
        results.push(error instanceof RangeError ? error.message : error)
      }
    }

    ${lines(tries)}
    process.stdout.write(JSON.stringify(results))
  `
  await withProject(program, async ({ typeErrors, output }) => {
    assert.equal(await typeErrors(), '')
    const given = await output()
    assert(Array.isArray(given))
    CASES.forEach(([formula, gives], index) => assert.deepEqual(given[index], gives, formula))
  })
})
