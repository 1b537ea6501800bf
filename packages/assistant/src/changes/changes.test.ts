import assert from 'node:assert/strict'
import test from 'node:test'
import { named } from '../fields-of.ts'
import { planFor } from '../plan.ts'
import { drawing, drawnBy, unread } from '../testing/drawing.ts'

const BEFORE = drawnBy(
  'studios have a name and a floor (number). albums have a title, a label code (text), a running time (number), a mood (calm, wild) and belong to one studio. tracks have a text and loud (yes/no)',
)
const drawn = (asked: string): string => drawing(asked, BEFORE).join('\n')

/** Whatever the order and the voice, and by whatever of its name somebody says. */
const CHANGED: Readonly<Record<string, RegExp>> = {
  "an album's mood can also be eerie": /mood\[calm\|wild\|eerie\]/,
  'add one more mood "eerie" to albums': /mood\[calm\|wild\|eerie\]/,
  'if there is still a "wild" among the moods, let it read "loud"': /mood\[calm\|loud\]/,
  'instead of the label code we say catalogue number': /title, catalogueNumber, /,
  'albums: s/title/name/': /albums: name, /,
  'we moved, so studios have no floor anymore': /studios: name\n/,
  'an album can have several studios': /→ studios\*/,
  'I keep typing the colour into the title of albums, so I would rather have a colour there':
    /albums: .*mood\[calm\|wild\], colour/,
  'studios get a phone after the name and a slug, both optional':
    /studios: name, floor, phone, slug/,
  'floor of studios -> storey, titles of albums -> names': /storey\n.*albums: names, /s,
}
for (const [asked, wanted] of Object.entries(CHANGED))
  test(`“${asked}” is drawn`, () => {
    assert.match(drawn(asked), wanted)
    assert.deepEqual(unread(asked, BEFORE), [])
  })

/** What a field must be then. */
const LIMITED: Readonly<Record<string, readonly [field: string, settings: object]>> = {
  'cap the text of tracks at 1,000 characters': ['text', { maxLength: 1000 }],
  'at most 40 letters for the title of an album': ['title', { maxLength: 40 }],
  'no two studios with the same name': ['name', { unique: true }],
  'the floor no longer has to be filled in': ['floor', { required: false }],
  'the floor of a studio is a must from now on': ['floor', { required: true }],
  'running time: halves too, so decimals': ['runningTime', { type: 'decimal' }],
  'an album should never normally take more than 90 running time': ['runningTime', { maximum: 90 }],
  'albums should start out wild': ['mood', { default: { kind: 'literal', value: 'wild' } }],
  'tracks count as loud straight away': ['loud', { default: { kind: 'literal', value: true } }],
}
for (const [asked, [field, settings]] of Object.entries(LIMITED))
  test(`“${asked}” is asked of ${field}`, () => {
    const fields = drawnBy(asked, BEFORE).nodes.flatMap((node) => named(node, 'fields'))
    const found = fields.filter(({ name }) => name === field)
    const isSet = found.some((one) =>
      Object.entries(settings).every(([name, value]) => assertSame(one[name], value)),
    )
    assert.ok(isSet, JSON.stringify(found))
  })

const assertSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

/** What is of somebody, or of a case, or of something that is not there; what gives no name, and begins nothing. */
const LEFT = [
  'the floor is required if the studio is big',
  'albums can also be deleted by admins',
  'change the mood to wild',
  'change albums to sold',
  'use a cloud for albums',
  'label albums as new',
  'call studios later',
  'say hello instead of tracks',
  'the running time should read zero',
  'wild should be final',
  'an album becomes late',
  'change the floor to metres',
  'new tracks should be loud automatically',
  "don't make the floor required",
  'we no longer want the label code to be unique',
  'there is no need for the title to be unique',
  "we don't want the title to be at most 40 characters",
  'the title of albums never has to be unique',
  'loud tracks are read only',
  "add a remark to albums so people can't see it",
]
const tables = (asked: string): string =>
  JSON.stringify(
    drawnBy(asked, BEFORE)
      .nodes.filter(({ kind }) => kind === 'table')
      .map(({ name, settings }) => [name, settings['fields'], settings['relations']]),
  )
for (const asked of LEFT)
  test(`“${asked}” changes no field`, () => assert.equal(tables(asked), tables('')))

test('what rows hold of a choice that is renamed is said to stay', () => {
  const [read] = planFor(BEFORE, 'rename the mood wild to loud').phrases
  assert.match(read?.says ?? '', /have to be changed by hand/)
})

test('what is not offered any more is said once', () =>
  assert.deepEqual(
    planFor(BEFORE, 'no GET for albums').phrases.map(({ says }) => says),
    ['Nobody can list, read albums through the api.'],
  ))

/** What is changed with more than one command, or on another table. */
const REDRAWN: Readonly<Record<string, RegExp>> = {
  'split the name of studios into a first name and a last name':
    /studios: floor, firstName, lastName\n/,
  'merge title and label code of albums into heading': /albums: runningTime, mood\S+, heading/,
  'move the floor from studios to tracks': /studios: name\n.*tracks: .*floor/s,
  'make the label code a table of its own':
    /albums: title, runningTime.* labelCode\n.*label_codes: name/s,
  'each track has one backing studio': /tracks: text, loud → backingStudio/,
  "I'd like the mood to be called temper": /temper\[calm\|wild\]/,
}
for (const [asked, wanted] of Object.entries(REDRAWN))
  test(`“${asked}” is drawn anew`, () => assert.match(drawn(asked), wanted))

test('what speaks of a field speaks of its new name', () => {
  const before = drawnBy('albums show the hours = running time / 60', BEFORE)
  const [read] = planFor(before, 'rename the running time to duration').phrases
  assert.equal(read?.understood, true)
  assert.match(JSON.stringify(read.commands), /row\.duration/)
})

test('pages of a document are no pages of a list', () =>
  assert.match(
    drawing('Documents have a title. Documents have pages. Pages have a text.').join('\n'),
    /pages: text → document/,
  ))

test('what every list has is no field', () =>
  assert.deepEqual(planFor(BEFORE, 'add pagination to albums').command, undefined))
