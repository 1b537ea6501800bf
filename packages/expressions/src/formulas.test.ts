import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { code, lines, lit, name, type Code } from '@drawbridge/source'
import { check } from './check/check.ts'
import { parse } from './parse/parse.ts'
import { print } from './print.ts'
import { anyFormula, type Sort } from './testing/arbitrary-formula.ts'
import { evaluate } from './testing/evaluate.ts'
import { withProject } from './testing/run.ts'
import { WORLD_SCOPE, WORLD_VALUES } from './testing/world.ts'
import type { TypedExpression } from './typed-expression.ts'
import { toTypeScript } from './typescript/to-typescript.ts'
import { toTypeScriptType } from './types/typescript-type.ts'

const COUNT = 600
const ROUNDS = process.env.TEST_LONG === '1' ? 30 : 1
const SORTS: readonly Sort[] = [
  'integer',
  'integer?',
  'exact',
  'long',
  'number',
  'text',
  'text?',
  'boolean',
  'date',
  'integers',
  'texts',
  'lines',
]

/** What a formula that is right in its parts may still be told: a question that is none. */
const POINTLESS =
  /is always there|fixed values|After the conditions before|is nothing|may be nothing|nothing at all|never equal|no smaller and larger|none of the choices/

function drawn(text: string): TypedExpression | undefined {
  const parsed = parse(text)
  assert(parsed.ok, `${text}: ${JSON.stringify(parsed)}`)
  const { typed, problems } = check(parsed.expression, WORLD_SCOPE)
  for (const { message } of problems) assert.match(message, POINTLESS, text)
  return problems.length === 0 ? typed : undefined
}

/** Every formula as a constant of its declared type, with the names of the world before them. */
function program(formulas: readonly TypedExpression[]): Code {
  const world = [...WORLD_SCOPE.names].map(
    ([one, type]) =>
      code`const ${name(one)}: ${toTypeScriptType(type)} = JSON.parse(${lit(JSON.stringify(WORLD_VALUES.get(one)))})`,
  )
  const given = formulas.map(
    (typed, index) =>
      code`const given${name(`_${index}`)} = (): ${toTypeScriptType(typed.type)} => (${toTypeScript(typed, { name: (one) => code`${name(one)}` })})`,
  )
  return code`
    ${lines(world)}
    ${lines(given)}

    const results: unknown[] = []
    ${lines(formulas.map((_, index) => code`results.push(given${name(`_${index}`)}())`))}
    process.stdout.write(JSON.stringify(results))
  `
}

async function prove(texts: readonly string[]): Promise<void> {
  const formulas = texts.map(drawn).filter((typed) => typed !== undefined)
  assert(formulas.length > COUNT / 2, `${formulas.length} of ${COUNT}`)
  await withProject(program(formulas), async ({ typeErrors, output }) => {
    assert.equal(await typeErrors(), '')
    const given = await output()
    assert(Array.isArray(given))
    formulas.forEach((typed, index) => {
      const meant: unknown = JSON.parse(JSON.stringify(evaluate(typed, WORLD_VALUES)))
      assert.deepEqual(given[index], meant, print(typed))
    })
  })
}

test('a formula that checks is right TypeScript, and gives what it means', async () => {
  const any = fc.oneof(...SORTS.map((sort) => anyFormula(sort, 3)))
  for (let round = 0; round < ROUNDS; round += 1) await prove(fc.sample(any, { numRuns: COUNT }))
})
