import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { boot, type Booted } from './testing/boot.ts'
import { mistakesIn } from './testing/complaints.ts'

type Step = { readonly kind: string; readonly name?: string; readonly settings: object }

const FIND: Step = {
  kind: 'findMany',
  name: 'found',
  settings: { table: 'letters', limit: '10' },
}
const ONE: Step = {
  kind: 'findOne',
  name: 'found',
  settings: { table: 'letters', where: 'row.id == 1', whenMissing: 'fail' },
}
const respond = (body: string): Step => ({ kind: 'respond', settings: { body } })

/** Flows that find letters, and whether they need what stands in them. */
const FLOWS: Readonly<
  Record<string, { readonly reads: boolean; readonly steps: readonly Step[] }>
> = {
  titles: { reads: false, steps: [FIND, respond('found.map(one => one.title)')] },
  steps: {
    reads: false,
    steps: [
      FIND,
      {
        kind: 'filter',
        name: 'kept',
        settings: { list: 'found', item: 'one', condition: "one.title != ''" },
      },
      {
        kind: 'sort',
        name: 'sorted',
        settings: { list: 'kept', item: 'one', by: 'one.title' },
      },
      respond('{ first: first(sorted)?.title, count: count(sorted) }'),
    ],
  },
  whole: { reads: true, steps: [FIND, respond('found')] },
  within: { reads: true, steps: [FIND, respond("{ kept: found.filter(one => one.title != '') }")] },
  mapped: { reads: true, steps: [FIND, respond('found.map(one => ({ letter: one }))')] },
  mentioned: { reads: true, steps: [FIND, respond('found.map(one => upper(one.text))')] },
  single: { reads: true, steps: [FIND, respond('first(found)')] },
  written: { reads: true, steps: [FIND, respond('toJson(found)')] },
  named: {
    reads: true,
    steps: [FIND, { kind: 'set', name: 'all', settings: { value: 'found' } }, respond('all')],
  },
  one: { reads: false, steps: [ONE, respond('{ title: found.title }')] },
  entire: { reads: true, steps: [ONE, respond('found')] },
  either: {
    reads: true,
    steps: [{ ...ONE, name: 'other' }, FIND, respond('{ text: (first(found) ?? other).text }')],
  },
  grouped: {
    reads: true,
    steps: [FIND, respond('found.groupBy(one => one.title).map(one => one.items)')],
  },
}

const drawing = {
  drawbridge: 1,
  name: 'Letters',
  nodes: [
    { id: 'db', kind: 'database', name: 'db', settings: { dialect: 'sqlite' } },
    {
      id: 'letters',
      kind: 'table',
      name: 'letters',
      settings: {
        fields: [
          { id: 'f_title', name: 'title', type: 'string', length: 100, required: true },
          { id: 'f_text', name: 'text', type: 'text', required: true },
          { id: 'f_sent', name: 'sent', type: 'boolean', required: true },
        ],
        access: { create: ['public'] },
      },
    },
    {
      id: 'api',
      kind: 'api',
      name: 'api',
      settings: {
        endpoints: Object.entries(FLOWS).map(([name, { steps }]) => ({
          id: `e_${name}`,
          name,
          method: 'GET',
          path: `/${name}`,
          access: ['public'],
          steps: steps.map((step, index) => ({ id: `s_${name}_${index}`, ...step })),
        })),
      },
    },
  ],
  connections: [{ id: 'c', from: 'api', to: 'letters' }],
}

suite('columns that a flow has no use for', () => {
  let booted: Booted
  before(async () => {
    booted = await boot(drawing, 'sqlite')
    const payload = { title: 'Dear', text: 'All is well.', sent: true }
    await booted.app.inject({ method: 'POST', url: '/letters', payload })
  })
  after(() => booted[Symbol.asyncDispose]())

  test('TypeScript agrees', () => {
    assert.equal(mistakesIn(booted.folder), '')
  })

  for (const [name, { reads }] of Object.entries(FLOWS))
    test(`${name}: the rest is ${reads ? 'read' : 'left where it is'}`, async () => {
      const queries = await readFile(join(booted.folder, `src/flows/${name}/queries.ts`), 'utf8')
      assert.equal(/letters\.(text|sent)|letterColumns/.test(queries), reads)
      const answer = await booted.app.inject({ url: `/${name}` })
      assert.equal(answer.statusCode, 200, answer.body)
      assert.equal(/all is well/i.test(answer.body), reads)
      assert.match(answer.body, reads ? /./ : /Dear/)
    })
})
