import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compile, type Compiled } from '@drawbridge/compiler'
import { assertTrusted } from './trust.ts'

const SAMPLES = new URL('../../../../samples/', import.meta.url)

/** A sample that runs on SQLite, and the same with a code step in its first endpoint. */
async function compiled(hasCode: boolean): Promise<Extract<Compiled, { ok: true }>> {
  const drawing = JSON.parse(readFileSync(new URL('tasks/manifest.json', SAMPLES), 'utf8'))
  const code = {
    id: 's1',
    kind: 'code',
    name: 'found',
    settings: {
      source: 'return 1',
      result: { id: 'g', name: 'value', type: 'integer', required: true },
    },
  }
  const answer = { id: 's2', kind: 'respond', settings: { status: 204, as: 'nothing' } }
  const endpoint = {
    id: 'e1',
    name: 'look',
    method: 'POST',
    path: '/look',
    access: ['public'],
    steps: hasCode ? [code, answer] : [answer],
  }
  const api = drawing.nodes.find((node: { kind: string }) => node.kind === 'api')
  api.settings.endpoints = [endpoint]
  const result = await compile(drawing, { dialect: 'sqlite' })
  assert(result.ok, JSON.stringify(result))
  return result
}

test('code of a drawing is run where it can be shut in, or where whoever runs it trusts it', async () => {
  const [plain, own] = [await compiled(false), await compiled(true)]
  for (const level of ['isolated', 'fenced'] as const) assertTrusted(own, { level }, false)
  assertTrusted(plain, { level: 'seatBelt' }, false)
  assertTrusted(own, { level: 'seatBelt' }, true)
  assert.throws(() => assertTrusted(own, { level: 'seatBelt' }, false), /--trust/)
})
