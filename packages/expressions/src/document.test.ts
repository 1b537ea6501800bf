import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { check } from './check/check.ts'
import { functionsDocument } from './document.ts'
import { parse } from './parse/parse.ts'
import { SHOP } from './testing/shop-scope.ts'
import { typeText } from './types/type-text.ts'

const PAGE = readFileSync(new URL('../../../docs/expressions.md', import.meta.url), 'utf8')

test('the page lists the functions that there are: write it again with node scripts/write-documents.ts', () => {
  const [, listed = ''] = PAGE.split('## What there is\n\n')
  assert.equal(listed, `${functionsDocument()}\n`)
})

test('what the page shows as wrong is told as it says', () => {
  const rows = [...PAGE.matchAll(/^\| `([^|]+)` \| ([^|]+) \| ([^|]*) \|$/gm)]
  const [, wrong = ''] = PAGE.split('## What is said when something is wrong')
  const cases = rows.filter(([line]) => wrong.split('## ')[0]?.includes(line))
  assert(cases.length > 5)
  for (const [, formula = '', message = '', cure = ''] of cases) {
    const text = formula.replaceAll('\\|', '|')
    const parsed = parse(text)
    const [problem] = parsed.ok ? check(parsed.expression, SHOP).problems : parsed.problems
    assert.equal(problem?.message, message, text)
    assert.equal(problem?.cure ?? '', cure, text)
  }
})

test('the types that the page gives to formulas are theirs', () => {
  const [, typed = ''] = PAGE.split('## Types')
  const cases = [...(typed.split('## ')[0] ?? '').matchAll(/^\| `([^|]+)` \| ([^|]+) \|$/gm)]
  assert(cases.length > 5)
  for (const [, formula = '', type = ''] of cases) {
    const parsed = parse(formula)
    assert(parsed.ok, formula)
    const checked = check(parsed.expression, SHOP)
    assert.deepEqual(checked.problems, [], formula)
    assert.equal(typeText(checked.type), type)
  }
})
