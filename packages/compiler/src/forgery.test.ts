import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compile } from './compile.ts'
import { steps } from './testing/calling.ts'

const PAGE = new URL('../../../docs/diagnostics/get-that-writes.md', import.meta.url)
const EXAMPLE = JSON.parse(/```json\n(.*?)```/s.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? '')

/** What is said where an endpoint calls a flow that removes rows. */
async function saidOf(method: string, carrier: string): Promise<readonly string[]> {
  const removing = { kind: 'delete', settings: { table: 'tasks', where: "row.title != ''" } }
  const flow = (name: string, step: { kind: string; settings: object }) => ({
    id: name,
    kind: 'flow',
    name,
    settings: { steps: steps(step) },
  })
  const endpoint = {
    id: 'e1',
    name: 'go',
    method,
    path: '/go',
    access: ['signedIn'],
    steps: steps(
      { kind: 'call', settings: { flow: 'outer' } },
      { kind: 'respond', settings: { as: 'nothing' } },
    ),
  }
  const settings: Record<string, object> = { api: { endpoints: [endpoint] }, auth: { carrier } }
  const nodes = EXAMPLE.nodes.map((node: { id: string; settings: object }) => ({
    ...node,
    settings: settings[node.id] ?? node.settings,
  }))
  const inner = { kind: 'call', settings: { flow: 'inner' } }
  const drawn = [...nodes, flow('outer', inner), flow('inner', removing)]
  const { diagnostics } = await compile({ ...EXAMPLE, nodes: drawn })
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

test('no link can make somebody who is signed in by a cookie write, through flows neither', async () => {
  assert.deepEqual(await saidOf('GET', 'cookie'), ['get-that-writes'])
  assert.deepEqual(await saidOf('POST', 'cookie'), [])
  assert.deepEqual(await saidOf('GET', 'header'), [])
})
