import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isObject } from '@drawbridge/manifest'
import { drawnBy } from '../testing/drawing.ts'

const GYM = drawnBy(
  'Classes have a title (required), a date (required), seats (number, required) and a fee (money, required). Members have a name, an email (required) and points (number, required). Bookings have a status (open, paid, closed), and each booking is of one class and of one member.',
)

/** The flows that a prompt adds: when, and their steps as text. */
function flowsAfter(prompt: string): readonly string[] {
  return drawnBy(prompt, GYM).nodes.flatMap(({ name, settings }) =>
    (Array.isArray(settings['events']) ? settings['events'] : []).flatMap((event) =>
      isObject(event)
        ? [`${name} ${String(event['when'])}: ${JSON.stringify(event['steps'])}`]
        : [],
    ),
  )
}

/** Each note, and what each of its flows is like. */
const NOTES: readonly (readonly [note: string, ...flows: readonly RegExp[]])[] = [
  ['class full: no booking', /^bookings beforeCreate: .*Count >= .*seats.*"fail"/],
  ['full class -> booking refused', /^bookings beforeCreate: .*Count >= .*seats.*"fail"/],
  ['no booking if the class is full', /^bookings beforeCreate: .*Count >= .*seats.*"fail"/],
  ['past class: no booking', /^bookings beforeCreate: .*date < today\(\).*"fail"/],
  ['closed bookings: no edit', /^bookings beforeUpdate: .*status == 'closed'.*"fail"/],
  [
    'booking paid → mail the member',
    /^bookings afterUpdate: .*status == 'paid'.*thatMember.*email/,
  ],
  ['paid: points of the member + 3', /^bookings afterUpdate: .*row\.points \+ 3/],
  ['booking paid → member points up by 3, mail member', /row\.points \+ 3.*sendMail/],
  ['new booking: mail the member', /^bookings afterCreate: .*sendMail/],
  ['status open → paid → closed, no way back', /before\.status == 'paid' && row\.status == 'open'/],
  [
    '| when | then |\n|---|---|\n| a booking is paid | mail the member |',
    /afterUpdate: .*sendMail/,
  ],
  ['no double bookings', /^bookings beforeCreate: .*row\.classId == classId && row\.memberId/],
]

test('rules are read as people note them down', () => {
  for (const [note, ...flows] of NOTES) {
    const found = flowsAfter(note)
    assert.equal(found.length, flows.length, note)
    for (const [at, flow] of flows.entries()) assert.match(found[at] ?? '', flow, note)
  }
})

test('what is done to a row once is refused the second time, however that is said', () => {
  for (const way of [
    'A booking can only be closed once.',
    'Refuse to close a booking that is already closed.',
    "A closed booking can't be closed again.",
  ])
    assert.match(
      flowsAfter(way)[0] ?? '',
      /^bookings beforeUpdate: .*row\.status == 'closed' && changes\.status == 'closed'/,
      way,
    )
})

test('a note that says no case, or one of rows that are not to be found, refuses nothing', () => {
  for (const note of [
    'new booking: refused',
    'fee of the shop under 1: no booking',
    '0 bookings: error',
  ])
    assert.deepEqual(flowsAfter(note), [], note)
})
