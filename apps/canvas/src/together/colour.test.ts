import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Present } from '@drawbridge/protocol'
import { colourAmong, initialsOf } from './colour.ts'

test('initials come from a name, or from the address of who has none', () => {
  for (const [name, initials] of [
    ['Grace Hopper', 'GH'],
    ['grace.hopper@example.com', 'GH'],
    ['Ada', 'A'],
    ['ada@example.com', 'A'],
    ['Juan de la Cruz', 'JC'],
    ['Łukasz Żak', 'ŁŻ'],
    ['', '?'],
  ] as const)
    assert.equal(initialsOf(name), initials)
})

test('those who are here have different colours, one’s own first and the others’ as they came', () => {
  const at = (id: string, account: string): Present => ({
    id,
    account,
    name: account,
    role: 'editor',
    here: null,
  })
  const people = [at('1', 'ada'), at('2', 'grace'), at('3', 'ada'), at('4', 'lin'), at('5', 'kim')]
  const among = (you: string | null) =>
    ['ada', 'grace', 'lin', 'kim', 'away'].map((account) => colourAmong({ people, you }, account))
  assert.equal(new Set(among('2')).size, 5)
  assert.equal(among('2')[1], among('1')[0], 'one’s own is the same in front of every screen')
  assert.deepEqual(among('3'), among('1'), 'in another tab too')
  assert.equal(new Set(among(null)).size, 5)
})
