import assert from 'node:assert/strict'
import { test } from 'node:test'
import { planFor } from '../plan.ts'
import { drawing } from '../testing/drawing.ts'
import { opened } from './letters.ts'

test('what a letter or a memo writes around is taken off, and nothing of a table of letters', () => {
  const body = 'Rooms have a number.'
  for (const letter of [
    `Dear Ms Weber,\n\n${body}\n\nKind regards\nTom\nCinema Lux`,
    `Memo\nTo: IT\nFrom: Office\nSubject: keys\n${body}`,
    `Subject: change\nHi,\n${body}\nThanks!`,
  ])
    assert.equal(opened(letter).text.trim(), body)
  const form = 'Letters\nTo: text\nFrom: text'
  assert.equal(opened(form).text, form)
})

for (const all of [
  'Players have a score.\nBest score of each player is shown\nOnly admins can delete players',
  'Wishes have a title.\nWishes have a price\nOnly the owner can see his wishes',
  'Orders have a total.\nThanks!\nPS: only admins can delete orders',
  'Status: open or closed\nLocation: text\nOnly admins can see',
])
  test(`is no letter: ${all}`, () => assert.equal(opened(all).text, all))

test('what is taken off with a meaning of its own is told', () => {
  const { left } = opened('To: IT\nFrom: Office\nRooms have a number.\nThanks!\nTom')
  assert.deepEqual(left, ['To: IT', 'From: Office', 'Tom'])
})

test('marks of requirements are no words, and what is out of scope is told and not drawn', () => {
  const prompt =
    'R1 Rooms have a number.\nR2 A room belongs to one house.\n\nOut of scope:\n- payments with a date\n\nHouses have a name.'
  assert.deepEqual(drawing(prompt).slice(1), ['rooms: number → house', 'houses: name'])
  const [told] = planFor(
    { drawbridge: 1, name: 'Blank', nodes: [], connections: [] },
    prompt,
  ).phrases.filter(({ understood }) => !understood)
  assert.equal(told?.text, 'payments with a date')
})

test('what is listed below a name is what it holds, and what it does', () => {
  assert.deepEqual(
    drawing(
      '## Teams\n- name\n- has many players\n\n## Players\n- shirt number\n- is captain',
    ).slice(1),
    ['teams: name', 'players: shirtNumber, isCaptain → team'],
  )
})
