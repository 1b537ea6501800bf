import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { squaresOf } from './squares.ts'

// Pictures of these were read by a reader that is not ours.
const READ = [
  ['A', 21, '2bae48594b732587'],
  [`otpauth://totp/Drawbridge:ada%40example.com?secret=${'A'.repeat(32)}`, 37, '7abac50d06f22052'],
  ['x'.repeat(400), 77, '3ed4282a72f331b1'],
] as const

test('a text becomes the squares that readers take for it', () => {
  for (const [text, size, digest] of READ) {
    const rows = squaresOf(text)?.map((row) => row.map(Number).join('')) ?? []
    assert.equal(rows.length, size)
    const seen = createHash('sha256').update(rows.join('\n')).digest('hex')
    assert.equal(seen.slice(0, 16), digest)
  }
  assert.equal(squaresOf('x'.repeat(700)), undefined)
})
