import assert from 'node:assert/strict'
import test from 'node:test'
import { withoutAsides } from './asides.ts'
import { withCommas } from './dictated.ts'
import { inUsualEnglish } from './usual-english.ts'

const SAID: Readonly<Record<string, string>> = {
  'It must to be unique': 'It must be unique',
  'the lesson is having a date': 'the lesson has a date',
  'it is wrote by one doctor': 'it is written by one doctor',
  'In it are working several doctors': 'In it work several doctors',
  'a note, what can be empty': 'a note, which can be empty',
  'TRACKS HAVE AN ARTIST AND A TITLE': 'Tracks have an artist and a title',
  'the users they can see posts': 'the users can see posts',
  // What is said well stays so.
  'a shop with a GPS and an RFID reader in it': 'a shop with a GPS and an RFID reader in it',
  'we write down the bike, what is broken and who pays':
    'we write down the bike, what is broken and who pays',
}

for (const [written, usual] of Object.entries(SAID))
  test(written, () => assert.equal(inUsualEnglish(written), usual))

for (const [said, full] of Object.entries({
  'Notes are kept by members: only their own.': undefined,
  'Notes are edited by members: a title': undefined,
  'Only staff can edit orders, and nobody else.': 'Only staff can edit orders.',
  'Orders, over 100, can be seen by staff': undefined,
  'Members (over 18) can add orders': undefined,
  'The cleaners, about 15, have a name': 'The cleaners have a name',
}))
  test(`in full: ${said}`, () => assert.equal(withoutAsides(said), full ?? said))

const SPOKEN: Readonly<Record<string, string>> = {
  'each room has a name a price and how many fit': 'each room has a name, a price and how many fit',
  'a show has a host the host is a member': 'a show has a host the host is a member',
}

for (const [spoken, marked] of Object.entries(SPOKEN))
  test(spoken, () => assert.equal(withCommas(spoken), marked))
