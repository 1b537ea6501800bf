import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { SCENARIOS } from '../bench/statements/scenarios.ts'
import { statementsOf } from '../bench/statements/statements-of.ts'

interface Reference {
  readonly paths: Readonly<Record<string, object>>
}

/** `/tasks/{id}` → whether a request is of this kind. */
const asking = (method: string, path: string): RegExp =>
  new RegExp(`^${method.toUpperCase()} ${path.replaceAll(/\{\w+\}/g, '[^/?]+')}(?:\\?|$)`)

suite('statements of a request', () => {
  for (const scenario of SCENARIOS)
    test(`${scenario.sample}: as many with fifty rows as with five, at every endpoint`, async () => {
      const few = await statementsOf(scenario, 5)
      const many = await statementsOf(scenario, 50)
      assert.deepEqual(
        few.map(({ request }, index) => ({ request, sent: many[index]?.sent })),
        few,
      )

      const file = new URL(`${scenario.sample}/expected/sqlite/openapi.json`, import.meta.url)
      const { paths }: Reference = JSON.parse(readFileSync(file, 'utf8'))
      const unasked = Object.entries(paths)
        .flatMap(([path, methods]) => Object.keys(methods).map((method) => asking(method, path)))
        .filter((pattern) => !few.some(({ request }) => pattern.test(request)))
        .filter((pattern) => !pattern.source.includes('health'))
      assert.deepEqual(unasked, [])
    })
})
