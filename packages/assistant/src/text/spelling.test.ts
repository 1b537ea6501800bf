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

test('a word of its own is no slip of another, and one that lost its end is', () => {
  for (const said of ['moths and curds', 'each galley', 'a forge', 'litters of pups', 'a colour'])
    assert.equal(spelt(said, []), said)
  assert.equal(
    spelt('posts with a titl and a descripton', []),
    'posts with a title and a description',
  )
  // Fingers seldom slip the same way twice.
  assert.equal(
    spelt('each galery has a name. galerys open', []),
    'each galery has a name. galerys open',
  )
})
