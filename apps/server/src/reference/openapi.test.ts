import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { api } from '@drawbridge/protocol'
import { openapi } from './openapi.ts'
import { referencePage } from './page.ts'

test('the OpenAPI document is clean', async () => {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source: JSON.stringify(openapi()), config })
  assert.deepEqual(
    problems.map(
      ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`,
    ),
    [],
  )
})

test('every route stands in the document and on the page', () => {
  const ids = Object.values(openapi().paths).flatMap((path) =>
    Object.values(path).map((operation) => 'operationId' in operation && operation.operationId),
  )
  assert.deepEqual(ids.toSorted(), Object.keys(api).toSorted())
  const page = referencePage()
  for (const name of Object.keys(api)) assert.ok(page.includes(`id="${name}"`), name)
  assert.ok(!/<script|style=/.test(page))
})
