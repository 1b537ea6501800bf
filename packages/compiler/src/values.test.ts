import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite, test } from 'node:test'
import {
  columnType,
  createSchema,
  DIALECTS,
  type Column,
  type ColumnType,
  type Dialect,
} from '@drawbridge/sql'
import fc from 'fast-check'
import { boot } from './testing/boot.ts'

const PAGE = readFileSync(new URL('../../../docs/values.md', import.meta.url), 'utf8')

/** The types as the page has them in its examples. */
const TYPES: readonly ColumnType[] = [
  { type: 'string', length: 20 },
  { type: 'text' },
  { type: 'integer' },
  { type: 'bigint' },
  { type: 'decimal', precision: 10, scale: 2 },
  { type: 'float' },
  { type: 'boolean' },
  { type: 'date' },
  { type: 'datetime' },
  { type: 'json' },
  { type: 'uuid' },
  { type: 'enum', values: ['low', 'high'] },
  { type: 'bytes', length: 16 },
]

/** The rows of the first table under a heading, cell by cell, in which `\|` is a bar. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = PAGE.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  const lines = section.split('\n').filter((line) => line.startsWith('|'))
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  )
}

const code = (cell = ''): string => cell.slice(1, -1)

const valuesUnder = (heading: string): readonly (readonly [string, readonly unknown[]])[] =>
  rowsUnder(heading).map(([type = '', cell]) => [type, JSON.parse(code(cell))])

const field = (type: string): string => `${type}Value`

/** Defaults in all the spellings that may be drawn. */
const DEFAULTS = [
  ['string', "it's"],
  ['integer', 7],
  ['bigint', 8],
  ['bigint', '009'],
  ['decimal', 1.5],
  ['decimal', '2'],
  ['decimal', '-0.5'],
  ['float', 0.25],
  ['boolean', true],
  ['date', '2026-11-22'],
  ['datetime', '2026-11-22T10:48:52Z'],
  ['enum', 'high'],
] as const

/** One table with an optional field of each type, and one with defaults. */
const manifest = {
  drawbridge: 1,
  name: 'Values',
  nodes: [
    { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'sqlite' } },
    { id: 'api', kind: 'api', name: 'api', settings: {} },
    {
      id: 'items',
      kind: 'table',
      name: 'items',
      settings: {
        fields: TYPES.map(({ type, ...settings }) => ({
          id: type,
          name: field(type),
          type,
          ...settings,
        })),
        access: { list: ['public'], read: ['public'], create: ['public'] },
      },
    },
    {
      id: 'defaults',
      kind: 'table',
      name: 'defaults',
      settings: {
        fields: DEFAULTS.map(([type, value], index) => ({
          id: `${type}-${index}`,
          name: `${type}${index}`,
          type,
          required: true,
          ...(type === 'enum' && { values: ['low', 'high'] }),
          default: { kind: 'literal', value },
        })),
        access: { read: ['public'], create: ['public'] },
      },
    },
  ],
  connections: [
    { id: 'c1', from: 'api', to: 'items' },
    { id: 'c2', from: 'items', to: 'database' },
    { id: 'c3', from: 'api', to: 'defaults' },
    { id: 'c4', from: 'defaults', to: 'database' },
  ],
}

test('the page has every type in its first two tables', () => {
  const types = TYPES.map(({ type }) => type)
  assert.deepEqual(
    rowsUnder('What it is').map(([type]) => type),
    types,
  )
  assert.deepEqual(
    valuesUnder('What comes back as it went in').map(([type]) => type),
    types,
  )
})

for (const [at, dialect] of DIALECTS.entries()) {
  test(`${dialect}: columns and literals are as the page has them`, () => {
    for (const [name, , , ...columns] of rowsUnder('What it is')) {
      const type = TYPES.find((one) => one.type === name)
      assert.ok(type)
      const cell = code(columns[at])
      const filled = cell
        .replace('(n)', `(${'length' in type ? type.length : ''})`)
        .replace('(p, s)', '(10, 2)')
        .replace('(m)', '(4)')
      assert.equal(columnType(type, dialect), filled)
    }
    for (const [name, value, ...literals] of rowsUnder('Literals')) {
      const type = TYPES.find((one) => one.type === name)
      assert.ok(type)
      const column: Column = {
        id: 'a',
        name: 'a',
        type,
        nullable: true,
        default: { kind: 'literal', value: JSON.parse(code(value)) },
      }
      assert.ok(
        createdWith(column, dialect).includes(
          `DEFAULT ${inDefault(code(literals[at]), type, dialect)}`,
        ),
      )
    }
  })

  suite(`${dialect}: values through a backend`, async () => {
    const backend = boot(manifest, dialect)

    const create = async (body: object) =>
      (await backend).app.inject({ method: 'POST', url: '/items', body })
    const read = async (url: string) => (await (await backend).app.inject(url)).json()

    test('TypeScript has the types that the page says', async () => {
      const { folder } = await backend
      const files = globSync(join(folder, 'src/items/*.ts'))
      const source = files.map((file) => readFileSync(file, 'utf8')).join('')
      for (const [type = '', typescript] of rowsUnder('What it is'))
        assert.ok(
          source.includes(`${field(type)}: ${code(typescript)} | null`) ||
            code(typescript) === 'unknown',
          type,
        )
    })

    for (const [type, values] of valuesUnder('What comes back as it went in')) {
      test(`${type}: comes back as it went in`, async () => {
        for (const value of values) {
          const created = await create({ [field(type)]: value })
          assert.equal(created.statusCode, 201, `${JSON.stringify(value)}: ${created.body}`)
          assert.deepEqual(created.json()[field(type)], value)
          assert.deepEqual((await read(`/items/${created.json().id}`))[field(type)], value)
        }
      })
    }

    test('a default is given as it is read again', async () => {
      const { app } = await backend
      const created = await app.inject({ method: 'POST', url: '/defaults', body: {} })
      assert.equal(created.statusCode, 201, created.body)
      const row = created.json()
      assert.deepEqual(await read(`/defaults/${row.id}`), row)
      assert.deepEqual(
        [row.bigint3, row.decimal4, row.decimal5, row.decimal6, row.datetime10],
        ['9', '1.50', '2.00', '-0.50', '2026-11-22T10:48:52.000Z'],
      )
    })

    for (const [type = '', written, expected] of rowsUnder('What becomes of other spellings')) {
      test(`${type}: ${code(written)} is read as ${code(expected)}`, async () => {
        const created = await create({ [field(type)]: JSON.parse(code(written)) })
        assert.equal(created.json()[field(type)], JSON.parse(code(expected)))
        const again = await read(`/items/${created.json().id}`)
        assert.equal(again[field(type)], JSON.parse(code(expected)))
      })
    }

    for (const [type, values] of valuesUnder('What is refused')) {
      test(`${type}: refuses what is none`, async () => {
        for (const value of values) {
          const { statusCode, body } = await create({ [field(type)]: value })
          assert.equal(statusCode, 400, `${JSON.stringify(value)}: ${body}`)
        }
      })
    }

    test('any text at all comes back as it went in, or is refused at its field', async () => {
      const anything = fc
        .array(fc.oneof(fc.nat(0xffff), fc.constantFrom(0, 0x27, 0x5c, 0xd83d, 0xde00, 0xfffd)))
        .map((units) => String.fromCharCode(...units))
      const property = fc.asyncProperty(anything, async (text) => {
        for (const [name, value] of [
          ['textValue', text],
          ['jsonValue', { list: [text] }],
        ] as const) {
          const created = await create({ [name]: value })
          if (text.isWellFormed() && !text.includes('\0')) {
            assert.equal(created.statusCode, 201, created.body)
            assert.deepEqual((await read(`/items/${created.json().id}`))[name], value)
          } else {
            assert.equal(created.statusCode, 400, created.body)
            const [error] = created.json().errors
            assert.equal(error.field, name === 'textValue' ? name : `${name}.list.0`)
          }
        }
        const url = `/items?textValue[contains]=${encodeURIComponent(text.toWellFormed())}`
        const listed = await (await backend).app.inject(url)
        assert.equal(listed.statusCode, text.includes('\0') ? 400 : 200, listed.body)
      })
      await fc.assert(property, { numRuns: 30, seed: 1 })
    })

    test('says of a number that it belongs in quotes, and of JSON that it is too deep', async () => {
      const inNumber = await create({ decimalValue: 12.5 })
      assert.deepEqual(inNumber.json().errors, [
        { field: 'decimalValue', message: 'must be a number in quotes: "12" instead of 12' },
      ])
      const deep = `{"jsonValue": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`
      const headers = { 'content-type': 'application/json' }
      const { app } = await backend
      const refused = await app.inject({ method: 'POST', url: '/items', headers, payload: deep })
      assert.equal(refused.statusCode, 400, refused.body)
      assert.match(refused.json().errors[0].field, /^jsonValue/)
    })

    for (const [type, values] of valuesUnder('Order')) {
      test(`${type}: is in order, and the other way round`, async () => {
        const marker = `order ${type}`
        for (const value of values.toReversed())
          await create({ textValue: marker, ...(value !== null && { [field(type)]: value }) })
        const url = `/items?limit=100&textValue=${encodeURIComponent(marker)}&sort=`
        const list = async (sort: string) =>
          (await read(url + sort)).data.map((row: Record<string, unknown>) => row[field(type)])
        assert.deepEqual(await list(field(type)), values)
        assert.deepEqual(await list(`-${field(type)}`), values.toReversed())
        const middle = values[2]
        const found = await read(`${url}id&${field(type)}=${encodeURIComponent(String(middle))}`)
        assert.deepEqual(
          found.data.map((row: Record<string, unknown>) => row[field(type)]),
          [middle],
        )
      })
    }

    test('compares text exactly, and searches it without regard to case', async () => {
      for (const value of ['Ärger', 'Anger', 'anger ']) await create({ stringValue: value })
      const found = async (query: string) => {
        const { data } = await read(`/items?sort=id&${query}`)
        return data.map((row: Record<string, unknown>) => row['stringValue'])
      }
      assert.deepEqual(await found('stringValue=Anger'), ['Anger'])
      assert.deepEqual(await found('stringValue=anger'), dialect === 'mysql' ? ['anger '] : [])
      assert.deepEqual(await found('stringValue[contains]=NGE'), ['Anger', 'anger '])
      assert.deepEqual(await found('stringValue[startsWith]=an'), ['Anger', 'anger '])
      // In PostgreSQL it is the database's own locale that knows which letters belong together.
      const umlauts = await found(`stringValue[contains]=${encodeURIComponent('äRG')}`)
      if (dialect !== 'postgres') assert.deepEqual(umlauts, dialect === 'mysql' ? ['Ärger'] : [])
    })

    test('is taken down', async () => (await backend)[Symbol.asyncDispose]())
  })
}

function createdWith(column: Column, dialect: Dialect): string {
  const table = {
    id: 't',
    name: 't',
    columns: [column],
    primaryKey: ['a'],
    indexes: [],
    foreignKeys: [],
  }
  return createSchema({ tables: [table] }, dialect).join('\n')
}

/** MySQL wants brackets round the default of what it keeps beside the row. */
function inDefault(literal: string, { type }: ColumnType, dialect: Dialect): string {
  const isBeside = dialect === 'mysql' && (type === 'json' || type === 'text' || type === 'bytes')
  return isBeside ? `(${literal})` : literal
}
