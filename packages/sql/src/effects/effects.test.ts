import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSchema } from '../create-schema.ts'
import { diffSchema } from '../diff-schema.ts'
import { literalOf } from '../literal-of.ts'
import { printChanges } from '../print-changes.ts'
import { identifier } from '../quote.ts'
import { DIALECTS, type Column, type Dialect, type Schema, type Table } from '../schema.ts'
import { openDatabase } from '../testing/database.ts'
import type { TestDatabase } from '../testing/test-database.ts'
import { countEffect } from './count-effect.ts'
import type { Effect } from './effect.ts'
import { effectSentence } from './effect-sentence.ts'
import { effectsOf } from './effects.ts'
import { mendsFor, mendStatement } from './mend.ts'

const KEY: Column = {
  id: 'id',
  name: 'id',
  type: { type: 'integer' },
  nullable: false,
  default: { kind: 'autoincrement' },
}

const column = (name: string, type: Column['type'], more: Partial<Column> = {}): Column => ({
  id: name,
  name,
  type,
  nullable: true,
  ...more,
})

const schemaOf = (columns: readonly Column[], more: Partial<Table> = {}): Schema => ({
  tables: [
    {
      id: 'boats',
      name: 'boats',
      columns: [KEY, ...columns],
      primaryKey: ['id'],
      indexes: [],
      foreignKeys: [],
      ...more,
    },
  ],
})

const BEFORE = schemaOf([
  column('name', { type: 'string', length: 20 }),
  column('state', { type: 'enum', values: ['new', 'old', 'sunk'] }),
  column('price', { type: 'decimal', precision: 10, scale: 2 }),
  column('seats', { type: 'integer' }),
  column('built', { type: 'datetime' }),
  column('mark', { type: 'string', length: 30 }),
  column('gone', { type: 'boolean' }),
])

const AFTER = schemaOf(
  [
    column('name', { type: 'string', length: 4 }, { nullable: false }),
    column('state', { type: 'enum', values: ['new', 'old'] }),
    column('price', { type: 'decimal', precision: 4, scale: 1 }),
    column('seats', { type: 'integer' }, { limits: { minimum: 2, maximum: 9 } }),
    column('built', { type: 'date' }, { name: 'made' }),
    column('mark', { type: 'text' }),
  ],
  { name: 'ships' },
)

const ROWS = [
  ['Ada', 'new', '10.50', 4, '2026-01-02T00:00:00.000Z', 'a', true],
  ['Beagle', 'sunk', '12345.67', 1, '2026-01-02T10:00:00.000Z', 'b', false],
  [null, 'sunk', '-9999.99', 12, null, 'a', null],
  ['Cutty', null, '1.25', null, null, null, true],
] as const

for (const dialect of DIALECTS)
  test(`what becomes of rows is told as it comes, on ${dialect}`, async (t) => {
    const database = await openDatabase(dialect)
    t.after(() => database.close())
    for (const statement of createSchema(BEFORE, dialect)) await database.run(statement)
    await fill(database, dialect)

    const effects = effectsOf(BEFORE, AFTER, dialect)
    const told = new Map<string, readonly [number, string]>()
    for (const effect of effects) {
      const hit = await counted(database, effect, dialect)
      told.set(`${effect.why} ${effect.column ?? ''}`.trim(), [hit, effect.outcome])
    }
    assert.deepEqual(Object.fromEntries(told), {
      'columnDropped gone': [3, 'loses'],
      'narrowed name': [2, 'changes'],
      'filled name': [1, 'changes'],
      'narrowed state': [2, 'changes'],
      'narrowed price': [3, 'changes'],
      'limited seats': [2, 'changes'],
      'narrowed built': [1, 'changes'],
      renamed: [4, 'keeps'],
      'renamed built': [2, 'keeps'],
      'converted mark': [3, 'keeps'],
    })

    // What is told of each value is what the change then does to it.
    const foretold = new Map<string, unknown[]>()
    for (const { column: name, after, where } of effects)
      if (after !== undefined && name !== undefined && name !== 'built') {
        const rows = await database.rows(
          `SELECT id, ${after} AS becomes FROM boats WHERE ${where} ORDER BY id`,
        )
        foretold.set(
          name,
          rows.map(({ id, becomes }) => [Number(id), plain(becomes)]),
        )
      }
    for (const { statement } of printChanges(diffSchema(BEFORE, AFTER), dialect))
      await database.run(statement)
    for (const [name, rows] of foretold) {
      const scale = name === 'price' && dialect === 'sqlite' ? 10 : 1
      const after = await database.rows(`SELECT id, ${name} AS value FROM ships ORDER BY id`)
      const values = new Map(after.map(({ id, value }) => [Number(id), plain(value)]))
      for (const [id, value] of rows as [number, unknown][]) {
        const is = values.get(id)
        assert.equal(typeof value === 'number' ? value / scale : value, is, `${name} of ${id}`)
      }
    }
  })

for (const dialect of DIALECTS)
  test(`rows that are alike, or have nothing, are mended as somebody chooses, on ${dialect}`, async (t) => {
    const database = await openDatabase(dialect)
    t.after(() => database.close())
    for (const statement of createSchema(BEFORE, dialect)) await database.run(statement)
    const index = { id: 'i', name: 'boats_mark', columns: ['mark'], kind: 'unique' } as const
    const [table] = BEFORE.tables
    assert.ok(table)
    const columns = table.columns.map((one) =>
      one.name === 'state' ? { ...one, nullable: false } : one,
    )
    const after = schemaOf(columns.slice(1), { indexes: [index] })
    const find = (why: Effect['why']) => {
      const found = effectsOf(BEFORE, after, dialect).find((effect) => effect.why === why)
      assert.ok(found, why)
      return found
    }
    const mend = (...given: Parameters<typeof mendStatement>) =>
      database.run(mendStatement(...given))
    const alike = find('notUnique')
    assert.deepEqual(mendsFor(alike), ['remove', 'number', 'empty'])
    for (const how of ['number', 'empty', 'remove'] as const) {
      await database.run('DELETE FROM boats')
      await fill(database, dialect)
      assert.equal(await counted(database, alike, dialect), 1)
      await mend(alike, how, undefined, dialect)
      assert.equal(await counted(database, alike, dialect), 0, how)
      const [left] = await database.rows('SELECT count(*) AS n FROM boats')
      assert.equal(Number(left?.['n']), how === 'remove' ? 3 : 4)
    }
    assert.match(effectSentence(alike, 1), /boats\.mark can’t become unique: 1 value there occurs/)

    const empty = find('filled')
    assert.match(effectSentence(empty, 1), /1 row without boats\.state will get “new”/)
    const states = "SELECT count(*) AS n FROM boats WHERE state = 'old'"
    await mend(empty, 'fill', 'old', dialect)
    assert.equal(Number((await database.rows(states))[0]?.['n']), 1)
    assert.throws(() => mendStatement(empty, 'fill', "x'; DROP TABLE boats", dialect), /one of/)
    assert.throws(() => mendStatement(empty, 'number', undefined, dialect), /can’t be done/)
    assert.throws(() => mendStatement(empty, 'fill', undefined, dialect), /which value/)

    for (const { statement } of printChanges(diffSchema(BEFORE, after), dialect))
      await database.run(statement)
  })

async function counted(database: TestDatabase, effect: Effect, dialect: Dialect): Promise<number> {
  const [row] = await database.rows(countEffect(effect, dialect))
  return Number(Object.values(row ?? {})[0])
}

async function fill(database: TestDatabase, dialect: Dialect): Promise<void> {
  const columns = BEFORE.tables[0]?.columns.slice(1) ?? []
  const names = columns.map(({ name }) => identifier(name, dialect)).join(', ')
  for (const row of ROWS) {
    const values = row.map((value, at) => {
      const type = columns[at]?.type
      return value === null || type === undefined ? 'NULL' : literalOf(value, type, dialect)
    })
    await database.run(`INSERT INTO boats (${names}) VALUES (${values.join(', ')})`)
  }
}

/** Drivers give numbers as numbers or as text. */
const plain = (value: unknown): unknown =>
  (typeof value === 'string' && /^-?[\d.]+$/.test(value)) || typeof value === 'bigint'
    ? Number(value)
    : value
