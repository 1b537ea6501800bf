import assert from 'node:assert/strict'
import test from 'node:test'
import { Draft } from '../draft.ts'
import { REWORDINGS, rewordings } from './reworded.ts'

const EMPTY = new Draft({ drawbridge: 1, name: 'Empty', nodes: [], connections: [] })

for (const [phrase, clauses] of REWORDINGS.flatMap(({ examples }) => Object.entries(examples)))
  test(`“${phrase}” is said in simpler ways`, () => {
    const ways = [...rewordings(phrase, EMPTY)].map((wording) => wording.clauses.join(' / '))
    if (clauses.length === 0) assert.deepEqual(ways, [])
    else assert.ok(ways.includes(clauses.join(' / ')), ways.join('\n'))
  })

test('no way to say a phrase lets go of what narrows it', () => {
  const narrow = [
    'members can (only while they are signed in) see posts',
    'members can see posts - but never edit them - in the app',
    'posts, which nobody may delete, are kept',
  ]
  for (const phrase of narrow)
    for (const { clauses } of rewordings(phrase, EMPTY))
      assert.match(clauses.join(' '), /only|never|nobody/, phrase)
})
