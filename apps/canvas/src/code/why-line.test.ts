import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import { whyLine } from './why-line.ts'

const manifest: Manifest = {
  drawbridge: 1,
  name: 'Tasks',
  nodes: [
    {
      id: 'a1',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'e1',
            method: 'GET',
            path: '/late',
            steps: [{ id: 's1', kind: 'findOne', name: 'task', settings: { where: 'row.late' } }],
          },
        ],
      },
    },
  ],
  connections: [],
}

test('a line is there because of a part, and of what stands in it', () => {
  const why = (field?: string) =>
    whyLine(manifest, { from: 1, to: 1, node: 'a1', ...(field !== undefined && { field }) })?.from
  assert.equal(why(), 'api')
  assert.equal(why('/settings/endpoints/0'), 'api › GET /late')
  assert.equal(why('/settings/endpoints/0/steps/0'), 'api › GET /late › Find one')
  assert.equal(
    why('/settings/endpoints/0/steps/0/settings/where'),
    'api › GET /late › Find one › where',
  )
  assert.equal(why('/settings/endpoints/7/steps'), 'api › steps')
  assert.equal(whyLine(manifest, { from: 1, to: 1, node: 'gone' }), null)
})
