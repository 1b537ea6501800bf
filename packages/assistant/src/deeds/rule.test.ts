import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isObject } from '@drawbridge/manifest'
import { planFor } from '../plan.ts'
import { drawnBy } from '../testing/drawing.ts'

const LIBRARY = drawnBy(
  'Members have a name and an email (required). Books have a title (required) and are available or not. Loans have a due date (required) and a status (open, returned), and each loan is of one book and of one member.',
)

/** Every flow that a prompt adds: when, and its steps as text. */
function flowsAfter(prompt: string, start = LIBRARY): readonly string[] {
  return drawnBy(prompt, start).nodes.flatMap(({ name, settings }) =>
    (Array.isArray(settings['events']) ? settings['events'] : []).flatMap((event) =>
      isObject(event)
        ? [`${name} ${String(event['when'])}: ${JSON.stringify(event['steps'])}`]
        : [],
    ),
  )
}

test('the clauses of a rule may stand in any order and voice, and mean the same', () => {
  const ways = [
    'When a loan is returned, the book becomes available.',
    'Make the book available once a loan is returned.',
    'The book is set to available as soon as somebody returns a loan.',
    'If a loan gets returned, then mark its book as available.',
  ]
  for (const way of ways) {
    const [flow, ...others] = flowsAfter(way)
    assert.equal(others.length, 0, way)
    assert.match(flow ?? '', /^loans afterUpdate: .*row\.status == 'returned'/, way)
    assert.match(flow ?? '', /"values":\{"available":"true"\}/, way)
  }
})

test('what is forbidden in a case is refused in that case, however it is said', () => {
  const ways = [
    "A book can't be deleted while it still has open loans.",
    'Refuse to delete a book if it has open loans.',
    'Books with open loans must not be deleted.',
    'Nobody may remove a book that has open loans.',
  ]
  for (const way of ways) {
    const [flow] = flowsAfter(way)
    assert.match(flow ?? '', /^books beforeDelete: /, way)
    assert.match(flow ?? '', /row\.bookId == bookId && row\.status == 'open'/, way)
    assert.match(flow ?? '', /Count > 0/, way)
  }
})

test('“unless” and “only” turn a case round', () => {
  const [unless] = flowsAfter("A loan can't be deleted unless it is returned.")
  assert.match(unless ?? '', /"condition":"row\.status != 'returned'"/)
  const [only] = flowsAfter('Only returned loans can be deleted.')
  assert.match(only ?? '', /"condition":"row\.status != 'returned'"/)
})

test('at most so many of something are counted before one more is added', () => {
  for (const way of [
    'A member may have at most three open loans.',
    'No more than 3 open loans per member.',
  ]) {
    const [flow] = flowsAfter(way)
    assert.match(flow ?? '', /^loans beforeCreate: .*row\.status == 'open'.*>= 3/, way)
  }
})

test('a case that is not understood is never left out of a rule', () => {
  const { command } = planFor(
    LIBRARY,
    'When a loan is returned and the moon is full, e-mail the member.',
  )
  assert.equal(command, undefined)
})

test('what would start by the clock is not drawn, and what comes nearest is said', () => {
  const { command, phrases } = planFor(
    LIBRARY,
    'Send the member a reminder three days before the due date.',
  )
  assert.equal(command, undefined)
  assert.match(phrases[0]?.says ?? '', /scheduler/)
})

const SCHOOL = drawnBy(
  'Users log in; the roles are student and teacher. Courses have a title (required) and a capacity (number, required). Enrolments have a grade (decimal) and a fee (money, required), and each enrolment is of one course.',
)

test('a rule holds only for those of whom its event speaks', () => {
  const ways: readonly (readonly [event: string, flow: RegExp])[] = [
    [
      'an enrolment with a fee of more than 100 is added',
      /^enrolments afterCreate: .*row\.fee > 100/,
    ],
    ['somebody adds an enrolment over 100 euros', /^enrolments afterCreate: .*row\.fee > 100/],
    ['a teacher deletes an enrolment', /^enrolments afterDelete: .*user\?\.role == 'teacher'/],
    ['a grade is entered', /^enrolments afterUpdate: .*row\.grade != before\.grade/],
    ['the fee of an enrolment changes', /^enrolments afterUpdate: .*row\.fee != before\.fee/],
    ['a course is full', /^enrolments afterCreate: .*Count == .thatCourse/],
  ]
  for (const [event, flow] of ways)
    assert.match(
      flowsAfter(`When ${event}, mail head@school.example.`, SCHOOL)[0] ?? '',
      flow,
      event,
    )
})

test('at most so many count those that are open still, of a day, or of both of whom it is said', () => {
  const start = drawnBy(
    'Members have a name. Tools have a name. Loans have a status (open, returned) and a day (date, required), and each loan belongs to one tool and to one member.',
  )
  const ways: readonly (readonly [prompt: string, flow: RegExp])[] = [
    ['A member can have at most three loans at a time.', /row\.status != 'returned'.*>= 3/],
    ['No more than 2 loans a day per member.', /row\.day == day.*>= 2/],
    [
      "A member can't borrow the same tool twice.",
      /row\.memberId == memberId && row\.toolId == toolId.*> 0/,
    ],
  ]
  for (const [prompt, flow] of ways) assert.match(flowsAfter(prompt, start)[0] ?? '', flow, prompt)
})

const SHOP = drawnBy(
  'Products have a price (money, required) and a stock (number, required). Orders have a total (money, required) and a status (open, paid, cancelled). Order items have a unit price (money, required) and a quantity (number, required), and each order item belongs to one order and to one product.',
)

test('what is done takes values over, works them out, and says them', () => {
  const ways: readonly (readonly [prompt: string, flow: RegExp])[] = [
    [
      'When an order item is added, its unit price is copied from the product.',
      /unitPrice: thatProduct\?\.price/,
    ],
    ['As soon as an order item is added, its quantity comes off the stock.', /row\.stock - amount/],
    [
      "When an order item is added, add quantity times unit price to the order's total.",
      /row\.quantity \* row\.unitPrice/,
    ],
    [
      'When an order is cancelled, put the quantities of its order items back into the stock.',
      /"each".*row\.stock \+ line\.quantity/,
    ],
    [
      'order paid -> webhook https://erp.example.com/paid with its total',
      /\{ id: row\.id, total: row\.total \}/,
    ],
    [
      'When an order passes from open to paid, mail desk@shop.example with the subject "It is paid"',
      /before\.status == 'open'.*'It is paid'/,
    ],
  ]
  for (const [prompt, flow] of ways) assert.match(flowsAfter(prompt, SHOP)[0] ?? '', flow, prompt)
})

test('what is refused may be said of all of many, of several verbs, of what becomes, and of who does it', () => {
  const start = drawnBy(
    'Users log in; the roles are member and admin. Orders have a total (money, required) and a status (open, paid, cancelled). Order items have a quantity (number, required) and are done or not, and each order item belongs to one order.',
  )
  const ways: readonly (readonly [prompt: string, flow: RegExp])[] = [
    ['An order must not be paid unless every one of its order items is done.', /Count != 0/],
    ["Paid orders can't be changed or deleted.", /^orders beforeUpdate/],
    ["A paid order can't go back to open.", /before\.status == 'paid'/],
    [
      'An order with a total above 10,000.00 may be set to paid by an admin, by nobody else.',
      /row\.total > 10000 && user\?\.role != 'admin'/,
    ],
    ['Deleting an order is only possible while it is open.', /row\.status != 'open'/],
    ["Once an order is paid, its total can't be changed.", /row\.total != before\.total/],
  ]
  for (const [prompt, flow] of ways) assert.match(flowsAfter(prompt, start)[0] ?? '', flow, prompt)
  assert.equal(flowsAfter("Paid orders can't be changed or deleted.", start).length, 2)
})

test('what is needed in a case is refused where it is missing then', () => {
  const flows = flowsAfter('A loan that is returned needs a due date.', LIBRARY)
  assert.deepEqual(flows, [], 'it is required always')
  const tools = drawnBy('Tools have a name, a note and a price (money, required).')
  const [first, second] = flowsAfter('Tools over 100 euros need a note.', tools)
  assert.match(first ?? '', /^tools beforeCreate: .*row\.price > 100 && row\.note == null/)
  assert.match(second ?? '', /^tools afterUpdate: /)
})

test('whoever is named is mailed, and nobody in their place', () => {
  const start = drawnBy(
    'Users sign in by e-mail; the roles are keeper, inspector and bee inspector. Hives have a number.',
  )
  const to = (who: string): readonly string[] =>
    flowsAfter(`When a hive is added, ${who} gets an e-mail.`, start)
  for (const who of ['every bee inspector', 'each of the bee inspectors'])
    assert.match(to(who)[0] ?? '', /"where":"row\.role == 'beeInspector'"/, who)
  assert.match(to('its owner')[0] ?? '', /thatOwner/)
  for (const who of [
    'every head inspector',
    'the head gardener',
    'the customer service',
    'the vet',
  ])
    assert.deepEqual(to(who), [], who)
})

test('a case of a refusal that is not understood is not left to its message', () => {
  const start = drawnBy(
    'Users log in; the roles are member and admin. Rooms have a name. Bookings have a start (datetime, required), an end (datetime, required) and a status (open, closed), and each booking is of one room.',
  )
  for (const way of ['Members may not enroll after the booking has started.'])
    assert.deepEqual(flowsAfter(way, start), [], way)
  assert.match(
    flowsAfter("Closed bookings can't be changed by anyone except admins.", start)[0] ?? '',
    /row\.status == 'closed' && user\?\.role != 'admin'/,
  )
})

test('what is refused of an endpoint refuses no row that is added', () => {
  const said =
    'POST /loans/:id/return sets status to returned; an already returned loan is refused.'
  assert.deepEqual(flowsAfter(said), [])
})
