import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { drawBatch, refusals, startedBy } from './testing/flow-proof/batch.ts'
import { drawFrom } from './testing/flow-proof/draw.ts'
import { mutants } from './testing/flow-proof/mutate.ts'
import { printSteps } from './testing/flow-proof/print.ts'
import { proveBatch } from './testing/flow-proof/prove.ts'

const IS_LONG = process.env['TEST_LONG'] !== undefined

/** The same flows at every run, so that no date decides what passes; `npm run test:long` draws others every day. */
const SEED = IS_LONG ? Number(new Date().toISOString().slice(0, 10).replaceAll('-', '')) : 1

const ENDPOINTS = 100

for (const dialect of DIALECTS) {
  const batches = IS_LONG ? 12 : dialect === 'sqlite' ? 3 : 0
  for (let batch = 0; batch < batches; batch += 1)
    test(`random flows do on ${dialect} what they mean, batch ${batch + 1}`, async () => {
      await proveBatch(dialect, SEED + batch, ENDPOINTS)
    })
}

test('a mistake in a flow is told where it stands', () => {
  const { flows } = drawBatch(SEED, ENDPOINTS / 2)
  const called = flows.filter(({ starts }) => starts.kind === 'call')
  const events = flows.filter(({ starts }) => starts.kind === 'event')
  const endpoints = flows.filter(({ starts }) => starts.kind === 'endpoint')
  const made = endpoints.flatMap((flow) => mutants(drawFrom(SEED), flow))
  for (const { what, flow, codes } of made) {
    const found = refusals([...called, ...startedBy(flow, events), flow])
    const shown = `${what}: ${JSON.stringify(printSteps(flow.steps))}`
    assert(
      found.some(({ code }) => codes.includes(code)),
      `${codes.join(', ')} is not among ${JSON.stringify(found)}, of ${shown}`,
    )
    // The flow stands in the api, as its only endpoint.
    for (const { node, field } of found)
      assert(
        node === 'api' && field?.startsWith('/settings/endpoints/0/'),
        `${node} ${field} ${shown}`,
      )
  }
  assert(new Set(made.map(({ what }) => what)).size === 6, 'every sort of mistake was made')
})
