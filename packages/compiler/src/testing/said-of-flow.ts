import assert from 'node:assert/strict'
import type { Diagnostic, Json } from '@drawbridge/manifest'
import { readManifest } from '../1-read/read.ts'
import { checkManifest } from '../2-check/check.ts'
import { withIds, type ShortStep } from './steps.ts'

interface Beside {
  readonly body?: readonly Json[]
  readonly nodes?: readonly Json[]
}

/** What is said, besides information, of an endpoint with these steps, and of what stands beside it. */
export function saidOfFlow(
  steps: readonly ShortStep[],
  { body = [], nodes = [] }: Beside,
): readonly Diagnostic[] {
  const endpoint = {
    id: 'e1',
    name: 'doIt',
    method: 'POST',
    path: '/do-it',
    access: ['public'],
    body,
    steps: withIds([...steps, { kind: 'respond', settings: { status: 204, as: 'nothing' } }]),
  }
  const fields = [{ id: 'f_label', name: 'label', type: 'string', required: true }]
  const settings = { fields, access: { list: ['public'] } }
  const read = readManifest({
    drawbridge: 1,
    name: 'One flow',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
      { id: 'boxes', kind: 'table', name: 'boxes', settings },
      ...nodes,
      { id: 'api', kind: 'api', name: 'api', settings: { endpoints: [endpoint] } },
    ],
    connections: [{ id: 'c1', from: 'api', to: 'database' }],
  })
  assert(read.ok, JSON.stringify(read))
  const { diagnostics } = checkManifest(read.value.manifest)
  return diagnostics.filter(({ severity }) => severity !== 'information')
}
