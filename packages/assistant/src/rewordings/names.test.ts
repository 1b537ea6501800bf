import assert from 'node:assert/strict'
import test from 'node:test'
import { nearestTo } from '../nearest.ts'
import { drawing } from '../testing/drawing.ts'

const DRAWN: Readonly<Record<string, readonly string[]>> = {
  'books have no shelf': [],
  'a book no longer has a price below 0': [],
  'houses have a house no': ['houses: houseNo'],
  'there are books with a title and authors with a name': ['books: title', 'authors: name'],
  'firings: date, put pieces into a firing': [],
  'Each potter keeps a list of wares: title, price': [
    'potters: name',
    'wares: title, price → potter',
  ],
}
for (const [prompt, drawn] of Object.entries(DRAWN))
  test(`“${prompt}” names nothing by a piece of a sentence`, () =>
    assert.deepEqual(
      drawing(prompt).filter((table) => !table.startsWith('users:')),
      drawn,
    ))

test('whoever asks is shown questions, and nobody how to lose something', () => {
  assert.deepEqual(nearestTo('is there anything a signed in stranger can delete'), [
    'what happens when a book is deleted?',
  ])
  for (const phrase of ['remove the whatsit', 'they need it no longer, drop it any more'])
    assert.doesNotMatch(nearestTo(phrase).join(), /^(?:remove|delete|drop)|any more/)
})
