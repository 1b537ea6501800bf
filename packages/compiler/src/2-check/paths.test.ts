import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkManifest } from './check.ts'

const answer = { id: 's', kind: 'respond', settings: { status: 204, as: 'nothing' } }

/** The clashes of endpoints like these beside a table that is listed and read. */
function clashes(...routes: readonly (readonly [string, string])[]): readonly string[] {
  const endpoints = routes.map(([method, path], index) => ({
    id: `e${index}`,
    name: `endpoint${index}`,
    method,
    path,
    access: ['public'],
    steps: [answer],
  }))
  const fields = [{ id: 'f', name: 'title', type: 'string' }]
  const access = { list: ['public'], read: ['public'] }
  const { diagnostics } = checkManifest({
    drawbridge: 1,
    name: 'Paths',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      { id: 'tasks', kind: 'table', name: 'tasks', settings: { fields, access } },
      { id: 'api', kind: 'api', name: 'api', settings: { endpoints } },
    ],
    connections: [{ id: 'c', from: 'api', to: 'tasks' }],
  })
  return diagnostics.filter(({ code }) => code === 'path-clash').map(({ field = '' }) => field)
}

test('an endpoint clashes with what answers to the same method at the same address', () => {
  assert.deepEqual(clashes(['GET', '/tasks']), ['/settings/endpoints/0/path'])
  assert.deepEqual(clashes(['GET', '/tasks/:slug']), ['/settings/endpoints/0/path'])
  assert.deepEqual(clashes(['GET', '/health/live']), ['/settings/endpoints/0/path'])
  const twice = [
    ['POST', '/a/:one'],
    ['POST', '/a/:two'],
  ] as const
  assert.deepEqual(clashes(...twice), ['/settings/endpoints/1/path'])
})

test('another method, or another address, is no clash', () => {
  assert.deepEqual(
    clashes(['POST', '/tasks'], ['GET', '/tasks/:id/notes'], ['PUT', '/tasks/:id']),
    [],
  )
})
