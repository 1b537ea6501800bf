import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createSchema } from '../create-schema.ts'
import { PORTABILITY } from '../dialects.ts'
import { identifier } from '../quote.ts'
import { DIALECTS, type Column, type Table } from '../schema.ts'
import { openDatabase } from '../testing/database.ts'
import { conditions, valuesOf, type Known } from '../testing/arbitrary-condition.ts'
import { holds, valueIn, type Cell, type Content, type Row } from '../testing/evaluate-query.ts'
import { printSelect } from './print.ts'
import { statementOf } from './pieces.ts'
import type { Select } from './tree.ts'
import { valueType } from './value-type.ts'

const NUM_RUNS = process.env['TEST_LONG'] ? 5_000 : 250

const column = (name: string, type: Column['type'], nullable = false): Column => ({
  id: name,
  name,
  type,
  nullable,
})

const TABLE: Table = {
  id: 'things',
  name: 'things',
  columns: [
    column('id', { type: 'integer' }),
    column('order', { type: 'integer' }),
    column('rank', { type: 'integer' }, true),
    column('price', { type: 'decimal', precision: 12, scale: 2 }),
    column('rate', { type: 'decimal', precision: 12, scale: 4 }, true),
    column('title', { type: 'string', length: 20 }),
    column('note', { type: 'text' }, true),
    column('done', { type: 'boolean' }),
    column('seen', { type: 'boolean' }, true),
    column('parent', { type: 'integer' }, true),
  ],
  primaryKey: ['id'],
  indexes: [],
  foreignKeys: [],
}

/** Decimals are counted in their last place, as SQLite has them. */
const ROWS: readonly Row[] = [
  [1, 0, null, 0n, null, '', null, false, null, null],
  [2, 1, 0, 150n, 15000n, 'a', '', true, true, 1],
  [3, -2, 1, -150n, 1n, 'A', 'a', true, false, 1],
  [4, 7, -2, 199n, 19900n, 'it\'s "\\"', 'it\'s "\\"', false, true, 2],
  [5, 7, 7, 100n, null, 'aab', '%_', false, null, 5],
].map(
  (values) => Object.fromEntries(TABLE.columns.map(({ name }, at) => [name, values[at]])) as Row,
)

const KNOWN: Known = {
  column: (of, name) => {
    const found = TABLE.columns.find((one) => one.name === name)
    if (found === undefined) throw new Error(`No column ${name}.`)
    return { kind: 'column', of, name, type: valueType(found.type), nullable: found.nullable }
  },
}

for (const dialect of DIALECTS) {
  test(`${dialect}: a query finds what its tree says, whatever stands in it`, async () => {
    const database = await openDatabase(dialect)
    const literal = (value: Content, { type }: Column): string => {
      if (value === null) return 'NULL'
      const text = typeof value === 'bigint' ? digits(value, scaleOf(type)) : value
      return PORTABILITY[dialect].literal(text, type)
    }
    try {
      for (const statement of createSchema({ tables: [TABLE] }, dialect))
        await database.run(statement)
      const marks = TABLE.columns.map((one) => identifier(one.name, dialect))
      for (const row of ROWS) {
        const values = TABLE.columns.map((one) => literal(row[one.name] ?? null, one))
        await database.run(`INSERT INTO things (${marks.join(', ')}) VALUES (${values.join(', ')})`)
      }
      await fc.assert(
        fc.asyncProperty(conditions(KNOWN), async (where) => {
          const expected = ROWS.filter((row) => holds(where, row, ROWS)).map((row) => row['id'])
          assert.deepEqual(await ids({ where }), expected)
          const outside = ROWS.filter((row) => !holds(where, row, ROWS)).map((row) => row['id'])
          assert.deepEqual(await ids({ where: { kind: 'not', condition: where } }), outside)
        }),
        { numRuns: NUM_RUNS },
      )
      await fc.assert(
        fc.asyncProperty(valuesOf(KNOWN, 'integer'), async (value) => {
          const { text, parameters } = statementOf(
            printSelect(
              {
                values: [{ value, as: 'value' }],
                from: { table: 'things' },
                order: [{ value: KNOWN.column('things', 'id') }],
              },
              dialect,
            ),
            dialect,
          )
          const rows = await database.rows(text, parameters.map(bound))
          const found = rows.map((row) => (row['value'] === null ? null : Number(row['value'])))
          assert.deepEqual(
            found,
            ROWS.map((row) => valueIn(value, row, ROWS)),
            text,
          )
        }),
        { numRuns: NUM_RUNS },
      )
      const ranked = await ids({
        order: [{ value: KNOWN.column('things', 'rank'), descending: true }],
      })
      assert.deepEqual(ranked, [5, 3, 2, 4, 1])
    } finally {
      await database.close()
    }

    async function ids(rest: Pick<Select<Cell>, 'where' | 'order'>): Promise<readonly number[]> {
      const key = KNOWN.column('things', 'id')
      const select: Select<Cell> = {
        values: [{ value: key }],
        from: { table: 'things' },
        ...rest,
        order: [...(rest.order ?? []), { value: key }],
      }
      const { text, parameters } = statementOf(printSelect(select, dialect), dialect)
      const rows = await database.rows(text, parameters.map(bound)).catch((error: unknown) => {
        throw new Error(text, { cause: error })
      })
      return rows.map((row) => Number(row['id']))
    }

    function bound({ content, type }: Cell) {
      if (typeof content === 'boolean') return Number(content)
      if (typeof content !== 'bigint' || dialect === 'sqlite') return content
      return digits(content, type.kind === 'decimal' ? type.scale : 0)
    }
  })
}

function scaleOf(type: Column['type']): number {
  return type.type === 'decimal' ? type.scale : 0
}

function digits(value: bigint, scale: number): string {
  const text = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  return `${value < 0n ? '-' : ''}${text.slice(0, -scale)}.${text.slice(-scale)}`
}
