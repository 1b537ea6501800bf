import assert from 'node:assert/strict'
import { test } from 'node:test'
import { joinLists } from './lists.ts'

const said = (prompt: string): readonly string[] => joinLists(prompt).split('\n')

test('what a line is called says what sort of line it is, and is no thing of its own', () => {
  assert.deepEqual(said('Table: suppliers\n  name - text\n  rating - 1 to 5'), [
    'suppliers: name (text), rating (1 to 5)',
  ])
  assert.deepEqual(said('Constraints: supplier names are unique'), ['supplier names are unique'])
  assert.deepEqual(said('Notes: title, body'), ['Notes: title, body'])
})

test('sentences below a line are no fields of it, and a chapter is not said twice', () => {
  assert.deepEqual(
    said('Points:\na) A pass number is unique.\nb) Hosts may see the passes of their visitors.'),
    ['Points:', 'A pass number is unique.', 'Hosts may see the passes of their visitors.'],
  )
  assert.deepEqual(said('2.2 Loan\nA loan belongs to a member.'), ['A loan belongs to a member.'])
})
