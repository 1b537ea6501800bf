import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readManifest } from '../1-read/read.ts'
import { checkManifest } from './check.ts'

function errorsOfEndpoint(steps: readonly object[]): readonly string[] {
  const endpoint = {
    id: 'e',
    name: 'ends',
    method: 'POST',
    path: '/ends',
    access: ['public'],
    steps,
  }
  const read = readManifest({
    drawbridge: 1,
    name: 'Endings',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      {
        id: 'notes',
        kind: 'table',
        name: 'notes',
        settings: {
          fields: [{ id: 'text', name: 'text', type: 'text' }],
          access: { list: ['public'] },
        },
      },
      { id: 'api', kind: 'api', name: 'api', settings: { endpoints: [endpoint] } },
    ],
    connections: [{ id: 'serves', from: 'api', to: 'notes' }],
  })
  assert.ok(read.ok)
  const { diagnostics } = checkManifest(read.value.manifest)
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

const respond = (body: string) => ({ id: 'r', kind: 'respond', settings: { body } })

test('an endpoint that ends without an answer is told so', () => {
  assert.deepEqual(errorsOfEndpoint([]), ['no-answer'])
  assert.deepEqual(errorsOfEndpoint([respond('1')]), [])
})

test('an answer that is wrong is told of once, not missed as well', () => {
  assert.deepEqual(errorsOfEndpoint([respond('1 +')]), ['wrong-formula'])
})
