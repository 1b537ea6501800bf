import assert from 'node:assert/strict'
import test from 'node:test'
import { spelt } from './spelling.ts'

const SLIPS: Readonly<Record<string, string>> = {
  'delte the prodcuts': 'delete the products',
  'swiming lesons': 'swimming lessons',
  'it may nevr exeed 10': 'it may never exceed 10',
  'the patient was enterd by the nurse': 'the patient was entered by the nurse',
  'nobody edits a castel': 'nobody edits a castle',
}
/** Words of their own that look like slips of others. */
const RIGHT = [
  'an indication whether it is catering',
  'mountain huts and trucks with doors',
  'organic washing',
]

for (const [written, right] of Object.entries(SLIPS))
  test(written, () => assert.equal(spelt(written, ['castle']), right))
for (const text of RIGHT) test(text, () => assert.equal(spelt(text, []), text))
