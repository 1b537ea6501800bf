import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { suite, test } from 'node:test'
import { DIALECTS } from '@drawbridge/sql'
import { compile } from './compile.ts'
import { boot } from './testing/boot.ts'

const PAGE = readFileSync(new URL('../../../docs/values.md', import.meta.url), 'utf8')

/** The cells of the tables under a heading whose first cell is code. */
function rows(heading: string): readonly (readonly string[])[] {
  const [, below = ''] = PAGE.split(`## ${heading}\n`)
  return (below.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim().replaceAll(/^`|`$/g, '')),
    )
}

const ARITHMETIC = rows('Arithmetic')
const NAMES = ARITHMETIC.filter((cells) => cells.length === 3)

function fieldOf([name = '', type = '']: readonly string[]): unknown {
  const scale = /^decimal\((\d)\)$/.exec(type)?.[1]
  return {
    id: `f_${name}`,
    name,
    type: scale === undefined ? type : 'decimal',
    ...(scale !== undefined && { precision: 12, scale: Number(scale) }),
    ...(type === 'string' && { length: 20 }),
    ...(type === 'enum' && { values: ['open', 'paid'] }),
    required: !NAMES.some(([one, , value]) => one === name && value === 'null'),
  }
}

/** `price * n` → `row.price * row.n`, outside of quotes. */
const ofRow = (formula: string, names: readonly string[]): string =>
  formula.replaceAll(
    new RegExp(`'[^']*'|(?<![.\\w])(?:${names.join('|')})\\b(?! *=>)`, 'g'),
    (piece) => (piece.startsWith("'") ? piece : `row.${piece}`),
  )

interface Asked {
  readonly formula: string
  readonly field: string
  readonly gives: unknown
}

const same = (formula: string): string => `(${formula}) == (${formula})`

const asked = (cells: readonly (readonly string[])[], column: number): readonly Asked[] =>
  cells.map(([formula = '', ...others], index) => ({
    formula,
    field: `result${index}`,
    gives: JSON.parse(others[column - 1] ?? ''),
  }))

const computed = (all: readonly Asked[], names: readonly string[]): readonly unknown[] =>
  all.map(({ formula, field }) => ({
    id: `c_${field}`,
    name: field,
    formula: ofRow(formula, names),
  }))

const inQuery = (cells: readonly (readonly string[])[]) =>
  cells.filter((one) => one.at(-1) === 'yes')

const VALUES = asked(
  ARITHMETIC.filter((cells) => ['yes', 'no'].includes(cells.at(-1) ?? '')),
  2,
)
const AGGREGATES = inQuery(rows('Aggregates'))
const [OF_TWO, OF_NONE] = [asked(AGGREGATES, 2), asked(AGGREGATES, 3)]

const OPEN = { list: ['public'], read: ['public'], create: ['public'] }

const MANIFEST = {
  drawbridge: 1,
  name: 'Values',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    {
      id: 'samples',
      kind: 'table',
      name: 'samples',
      settings: {
        access: OPEN,
        fields: NAMES.map(fieldOf),
        computed: computed(
          VALUES,
          NAMES.map(([name = '']) => name),
        ),
      },
    },
    {
      id: 'orders',
      kind: 'table',
      name: 'orders',
      settings: {
        access: OPEN,
        fields: [{ id: 'f_title', name: 'title', type: 'string', length: 20, required: true }],
        computed: computed(OF_TWO, ['lines']),
      },
    },
    {
      id: 'lines',
      kind: 'table',
      name: 'lines',
      settings: {
        access: OPEN,
        fields: [
          { id: 'f_quantity', name: 'quantity', type: 'integer', required: true },
          {
            id: 'f_price',
            name: 'price',
            type: 'decimal',
            precision: 12,
            scale: 2,
            required: true,
          },
        ],
        relations: [
          {
            id: 'r_order',
            name: 'order',
            inverse: 'lines',
            target: 'orders',
            type: 'manyToOne',
            required: true,
            onDelete: 'cascade',
          },
        ],
      },
    },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
  ],
  connections: ['samples', 'orders', 'lines'].map((to) => ({ id: `api_${to}`, from: 'api', to })),
}

/** What the page says that no query has. */
const NOT_ASKED = [
  ...ARITHMETIC.map((cells) => ['samples', ...cells] as const),
  ...rows('Aggregates').map((cells) => ['orders', ...cells] as const),
].filter((cells) => cells.at(-1) === 'no')

test('a formula that the page marks otherwise is refused in a query', async () => {
  assert(NOT_ASKED.length > 8)
  const names = [...NAMES.map(([name = '']) => name), 'lines']
  for (const [table, formula = ''] of NOT_ASKED) {
    const nodes = MANIFEST.nodes.map((node) =>
      node.id === table
        ? {
            ...node,
            settings: {
              ...node.settings,
              computed: [],
              access: { ...OPEN, list: [`public when ${same(ofRow(formula, names))}`] },
            },
          }
        : node,
    )
    const compiled = await compile({ ...MANIFEST, nodes }, { dialect: 'sqlite' })
    const codes = compiled.diagnostics.map(({ code }) => code)
    assert(codes.includes('condition-beyond-database'), `${formula}: ${codes.join()}`)
  }
})

for (const dialect of DIALECTS) {
  suite(`arithmetic on ${dialect}`, () => {
    test('every formula of the page gives its value, in a query or after it', async () => {
      assert(VALUES.length > 30)
      await using backend = await boot(MANIFEST, dialect)
      const created = await backend.app.inject({
        method: 'POST',
        url: '/samples',
        payload: Object.fromEntries(
          NAMES.flatMap(([name = '', , value = 'null']) =>
            value === 'null' ? [] : [[name, JSON.parse(value)]],
          ),
        ),
      })
      assert.equal(created.statusCode, 201, created.body)
      const row = (await backend.app.inject(`/samples/${created.json().id}`)).json()
      for (const { formula, field, gives } of VALUES) assert.deepEqual(row[field], gives, formula)
    })

    test('every aggregate gives its value, of rows and of none', async () => {
      await using backend = await boot(MANIFEST, dialect)
      const order = async (lines: readonly object[]): Promise<Record<string, unknown>> => {
        const { id } = (
          await backend.app.inject({ method: 'POST', url: '/orders', payload: { title: 'one' } })
        ).json()
        for (const line of lines) {
          const payload = { ...line, orderId: id }
          const made = await backend.app.inject({ method: 'POST', url: '/lines', payload })
          assert.equal(made.statusCode, 201, made.body)
        }
        return (await backend.app.inject(`/orders/${id}`)).json()
      }
      const two = await order([
        { quantity: 3, price: '1.50' },
        { quantity: 4, price: '2.25' },
      ])
      const none = await order([])
      for (const { formula, field, gives } of OF_TWO) assert.deepEqual(two[field], gives, formula)
      for (const { formula, field, gives } of OF_NONE) assert.deepEqual(none[field], gives, formula)
    })
  })
}
