import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import type { Run } from '@drawbridge/protocol'
import { faultsOf } from './faults.ts'
import { mendOf } from './mends.ts'
import { statementWords } from './statement-words.ts'
import { whyOf } from './why.ts'

const DRAWN: Manifest = {
  drawbridge: 1,
  name: 'Shop',
  nodes: [
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: [
          {
            id: 'e1',
            name: 'cancelOrder',
            steps: [{ id: 's1', kind: 'find', name: 'order', settings: {} }],
          },
        ],
      },
    },
  ],
  connections: [],
}

const run: Run = {
  id: 1,
  request: 'a',
  began: 0,
  ms: 1,
  method: 'GET',
  path: '/tasks',
  status: 200,
  version: 1,
  route: { name: 'listTasks', path: '/tasks', access: ['public'], field: null },
  nodes: ['api', 'tasks'],
  caller: null,
  dry: false,
  byStudio: false,
  missed: 0,
  body: null,
  answer: { data: [] },
  moments: [],
  left: 0,
  logs: [],
}

const empty = (path: string, rule: string, there?: number): string | undefined => {
  const route = { name: 'listTasks', path: '/tasks', access: [rule], field: null }
  return whyOf({ ...run, path, route, ...(there !== undefined && { there }) }, DRAWN)?.sentence
}

test('an empty list is explained by what is known to be the reason', () => {
  assert.equal(empty('/tasks', 'public', 0), 'The table has no rows yet. Add one with POST.')
  assert.equal(empty('/tasks', 'public'), undefined, 'how many there are is not known')
  assert.equal(empty('/tasks?offset=0', 'public', 5), undefined, 'they came since')
  assert.equal(
    empty('/tasks?offset=100&limit=5', 'public', 5),
    '0 of 5: what was asked for (offset=100) leaves none.',
  )
  assert.equal(
    empty('/tasks?cursor=abc', 'role:admin', 5),
    '0 of 5: what was asked for (the next page) leaves none.',
  )
  assert.equal(
    empty('/tasks?done=true&sort=id', 'owner', 5),
    '0 of 5: the rule “owner” and what was asked for (done=true) leave none.',
  )
  assert.equal(
    empty('/tasks', 'public when row.open', 5),
    '0 of 5: the rule “public when row.open” hides all 5 from whoever asked.',
  )
  assert.match(empty('/tasks', 'owner', 1) ?? '', /hides it from/)
})

test('a refusal is explained by the rule, and leads to it', () => {
  assert.deepEqual(whyOf({ ...run, status: 401, answer: null }, DRAWN), {
    sentence: 'Nobody was signed in: the rule of listTasks is “public”.',
    place: { node: 'tasks', field: '/settings/access', label: 'Show the rule' },
  })
  const nowhere = { ...run, status: 404, route: null, answer: null }
  assert.equal(whyOf(nowhere, DRAWN)?.sentence, 'No endpoint has this address.')
  assert.equal(whyOf({ ...run, answer: { data: [{}] } }, DRAWN), null)
})

test('a failure names the step, the field, the value that was sent and the line', () => {
  const errors = [
    { field: 'price', message: 'must be at least 0' },
    { field: 'lines.1.count', message: 'must be a whole number' },
    { field: 'pin', message: 'must have at least 4 characters' },
    { field: 'title', message: 'is missing' },
  ]
  const body = { price: -5, lines: [{}, { count: 'x'.repeat(80) }], pin: '•••' }
  const refused = { ...run, method: 'POST', status: 400, body, answer: { errors } }
  assert.equal(
    whyOf(refused, DRAWN)?.sentence,
    `“price” must be at least 0. It was -5. “lines.1.count” must be a whole number. It was "${'x'.repeat(60)}…". ` +
      '“pin” must have at least 4 characters. It was a secret. And 1 more.',
  )
  const byField = { errors: { limit: ['must be at most 100'] } }
  const asked = { ...run, status: 422, path: '/tasks?limit=500', answer: byField }
  assert.equal(whyOf(asked, DRAWN)?.sentence, '“limit” must be at most 100. It was "500".')

  const broken: Run = {
    ...run,
    status: 404,
    answer: { detail: 'There is no such order.' },
    failed: { message: 'There is no such order.', file: 'src/a.ts', line: 7, node: 'api' },
    moments: [
      {
        sort: 'step',
        at: 0,
        ms: null,
        within: null,
        failed: 'It.',
        node: 'api',
        item: 'e1',
        step: 's1',
        run: 1,
      },
      { sort: 'statement', at: 0, ms: 1, within: 0, text: 'SELECT', values: [99], rows: 0 },
    ],
  }
  assert.deepEqual(whyOf(broken, DRAWN), {
    sentence: 'At the step “find order”: There is no such order. Looked for 99. (src/a.ts, line 7)',
    place: { node: 'api', field: '', label: 'Show where' },
  })
})

test('a mend is offered where only one thing can have been meant', () => {
  const mended = (body: object, field: string, message: string) => {
    const errors = [{ field, message }]
    const faults = faultsOf({ ...run, body, answer: { errors } })
    return mendOf(JSON.stringify(body), faults, ['title', 'price', 'state'])
  }
  const changed = (...given: Parameters<typeof mended>): unknown =>
    JSON.parse(mended(...given)?.body ?? 'null')
  assert.deepEqual(changed({ titel: 'a', price: 1 }, 'titel', 'is not known here'), {
    title: 'a',
    price: 1,
  })
  assert.equal(mended({ titel: 'a' }, 'titel', 'is not known here')?.label, 'Call “titel” “title”')
  assert.deepEqual(changed({ titel: 'a' }, 'title', 'is missing'), { title: 'a' })
  assert.equal(mended({ price: 1 }, 'prize', 'is missing'), null, 'that one is a field itself')
  assert.equal(mended({ titel: 'a', title: 'b' }, 'titel', 'is not known here'), null)
  assert.deepEqual(changed({ price: '12' }, 'price', 'must be a whole number'), { price: 12 })
  assert.equal(mended({ price: '1.5' }, 'price', 'must be a whole number'), null)
  assert.equal(mended({ price: '' }, 'price', 'must be a number'), null)
  const inQuotes = 'must be a number in quotes: "12" instead of 12'
  assert.deepEqual(changed({ price: 9.5 }, 'price', inQuotes), { price: '9.5' })
  assert.deepEqual(changed({ state: 'Open' }, 'state', 'must be open, paid or sent'), {
    state: 'open',
  })
  assert.deepEqual(changed({ state: 'TRUE' }, 'state', 'must be true or false'), { state: true })
  assert.equal(mended({ state: 'gone' }, 'state', 'must be open, paid or sent'), null)
  assert.equal(mended({ title: '' }, 'title', 'must not be empty'), null)
})

test('a statement is said in words', () => {
  const drawn = {
    ...DRAWN,
    nodes: [{ id: 't', kind: 'table', name: 'Order item', settings: {} }],
  }
  const said = (text: string): string => statementWords(text, drawn)
  assert.equal(said('SELECT order_items.id\n  FROM `order_items` WHERE id = ?'), 'Reads Order item')
  assert.equal(said('SELECT COUNT(*) AS total FROM order_items'), 'Counts Order item')
  assert.equal(said('SELECT a FROM "order_items" FOR UPDATE'), 'Reads and holds Order item')
  assert.equal(said('INSERT INTO order_items (a) VALUES (?)'), 'Adds to Order item')
  assert.equal(said('UPDATE other SET a = ?'), 'Changes other')
  assert.equal(said('DELETE FROM order_items'), 'Takes out of Order item')
  assert.equal(said('INSERT INTO auth_sessions (a) VALUES (?)'), 'Notes who signed in')
  assert.equal(said('WITH a AS (SELECT 1) SELECT 1'), 'Asks the database')
})
