import assert from 'node:assert/strict'
import { test } from 'node:test'
import { code, name, type Code } from '@drawbridge/source'
import { check } from '../check/check.ts'
import { parse } from '../parse/parse.ts'
import type { Scope } from '../scope.ts'
import { listing, withProject } from '../testing/run.ts'
import { toTypeScript } from '../typescript/to-typescript.ts'
import { FUNCTIONS } from './table.ts'

const NOWHERE: Scope = { names: new Map(), row: () => ({ kind: 'object', members: new Map() }) }

function compiled(text: string): Code {
  const parsed = parse(text)
  assert(parsed.ok, `${text}: ${JSON.stringify(parsed)}`)
  const { typed, problems } = check(parsed.expression, NOWHERE)
  assert.deepEqual(problems, [], text)
  return toTypeScript(typed, { name: (one) => code`${name(one)}` })
}

const EXAMPLES = [...FUNCTIONS.values()].flatMap(({ examples }) => examples)

test('every function has an example', () => {
  for (const { name: one, examples } of FUNCTIONS.values()) assert(examples.length > 0, one)
})

test('every example gives what it says, and type-checks', async () => {
  const formulas = EXAMPLES.map(({ expression }) => compiled(expression))
  await withProject(listing(formulas), async ({ output, typeErrors }) => {
    assert.equal(await typeErrors(), '')
    const given = await output()
    assert(Array.isArray(given))
    EXAMPLES.forEach(({ expression, gives }, index) => {
      assert.deepEqual(given[index], gives, expression)
    })
  })
})
