import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FORMAT, type Manifest } from './manifest.ts'
import { markOfProblem } from './same-problem.ts'

const table = (id: string, name: string, ...fields: readonly string[]) => ({
  id,
  kind: 'table',
  name,
  settings: { fields: fields.map((one) => ({ id: `f_${one}`, name: one })) },
})

/** A problem with a field of a table, or with the table, as the checker words it. */
function mark(nodes: Manifest['nodes'], id: string, field?: number): string {
  const node = nodes.find((one) => one.id === id)
  const { fields } = node?.settings ?? {}
  const name = field === undefined ? node?.name : JSON.parse(JSON.stringify(fields))[field]?.name
  return markOfProblem(
    {
      code: 'name-taken',
      severity: 'error',
      message: `Something is wrong with “${name}”.`,
      cure: '',
      node: id,
      ...(field !== undefined && { field: `/settings/fields/${field}/name` }),
    },
    { drawbridge: FORMAT, name: 'shop', nodes, connections: [] },
  )
}

const tasks = table('t', 'tasks', 'title', 'due')

test('a problem is the same when its part was renamed, or something came before its place', () => {
  assert.equal(mark([tasks], 't'), mark([{ ...tasks, name: 'jobs' }], 't'))
  assert.equal(mark([tasks], 't', 1), mark([table('t', 'tasks', 'first', 'title', 'due')], 't', 2))
  const fields = [
    { id: 'f_title', name: 'title' },
    { id: 'f_due', name: 'deadline' },
  ]
  assert.equal(mark([tasks], 't', 1), mark([{ ...tasks, settings: { fields } }], 't', 1))
})

test('what is said of another part, another place or in other words is another problem', () => {
  const both = [tasks, table('u', 'users', 'title', 'due')]
  assert.notEqual(mark(both, 't', 0), mark(both, 'u', 0))
  assert.notEqual(mark(both, 't', 0), mark(both, 't', 1))
  // What stood there is gone, and the next is wrong in the same way.
  assert.notEqual(mark([tasks], 't', 0), mark([table('t', 'tasks', 'due')], 't', 0))
  const manifest = { drawbridge: FORMAT, name: 'shop', nodes: both, connections: [] } as const
  const one = { code: 'types', severity: 'error', cure: '', node: 't' } as const
  assert.notEqual(
    markOfProblem({ ...one, message: 'GET /tasks lets anybody in.' }, manifest),
    markOfProblem({ ...one, message: 'GET /users lets anybody in.' }, manifest),
  )
})
