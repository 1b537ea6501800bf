import { test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { proveBatch } from './testing/flow-proof/prove.ts'

/** Others every day, and a failure says of which seed; `npm run test:long` draws thousands. */
const TODAY = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''))
const IS_LONG = process.env['TEST_LONG'] !== undefined

const ENDPOINTS = 100

for (const dialect of DIALECTS) {
  const batches = IS_LONG ? 12 : dialect === 'sqlite' ? 3 : 0
  for (let batch = 0; batch < batches; batch += 1)
    test(`random flows do on ${dialect} what they mean, batch ${batch + 1}`, async () => {
      await proveBatch(dialect, TODAY + batch, ENDPOINTS)
    })
}
