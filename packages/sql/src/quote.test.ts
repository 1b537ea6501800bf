import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createSchema } from './create-schema.ts'
import { limitBreaches } from './limit-breaches.ts'
import { fitName } from './names.ts'
import { identifier, isStorableText, textLiteral } from './quote.ts'
import { RESERVED } from './reserved.ts'
import { DIALECTS, type Table } from './schema.ts'
import { openDatabase } from './testing/database.ts'

const text = fc.string({ unit: 'binary' }).filter(isStorableText)

for (const dialect of DIALECTS) {
  test(`${dialect}: any text comes back from a literal, and any name from a quoted one`, async () => {
    const database = await openDatabase(dialect)
    try {
      await fc.assert(
        fc.asyncProperty(text, async (value) => {
          const [row] = await database.rows(`SELECT ${textLiteral(value, dialect)} AS value`)
          assert.equal(row?.['value'], value)
        }),
        { numRuns: 200 },
      )
      await fc.assert(
        fc.asyncProperty(fc.string({ minLength: 1, maxLength: 20 }), async (name) => {
          // mysql2 ends its connection at names that every object has; no drawing may have them.
          fc.pre(name.trim() === name && !name.includes('\0') && !(name in {}))
          const [row] = await database.rows(`SELECT 1 AS ${identifier(name, dialect)}`)
          assert.deepEqual(Object.keys(row ?? {}), [name])
        }),
        { numRuns: 100 },
      )
    } finally {
      await database.close()
    }
  })

  test(`${dialect}: every reserved word can be a table and a column`, async () => {
    const database = await openDatabase(dialect)
    const words = [...RESERVED]
    const table: Table = {
      id: 't',
      name: 'select',
      columns: words.map((name) => ({ id: name, name, type: { type: 'integer' }, nullable: true })),
      primaryKey: ['all'],
      indexes: [{ id: 'i', name: 'index', columns: ['order', 'group'], kind: 'plain' }],
      foreignKeys: [],
    }
    try {
      for (const statement of createSchema({ tables: [table] }, dialect))
        await database.run(statement)
      const columns = words.map((word) => identifier(word, dialect)).join(', ')
      assert.deepEqual(
        await database.rows(`SELECT ${columns} FROM ${identifier('select', dialect)}`),
        [],
      )
    } finally {
      await database.close()
    }
  })
}

test('refuses what no database holds', () => {
  assert.throws(() => textLiteral('a\0b', 'postgres'), RangeError)
  assert.throws(() => textLiteral('\ud800', 'mysql'), RangeError)
  assert.throws(() => identifier('', 'sqlite'), RangeError)
})

test('long names are shortened and stay apart', () => {
  const long = 'a'.repeat(70)
  assert.equal(fitName('short'), 'short')
  assert.equal(fitName(long).length, 60)
  assert.notEqual(fitName(`${long}b`), fitName(`${long}c`))
})

test('says which limits a table breaks before a database does', async () => {
  const table: Table = {
    id: 't',
    name: 't',
    columns: [
      { id: 'a', name: 'a', type: { type: 'string', length: 800 }, nullable: false },
      { id: 'b', name: 'b', type: { type: 'decimal', precision: 30, scale: 2 }, nullable: true },
      ...Array.from({ length: 5 }, (_, at) => ({
        id: `s${at}`,
        name: `s${at}`,
        type: { type: 'string' as const, length: 4000 },
        nullable: true,
      })),
    ],
    primaryKey: ['a'],
    indexes: [{ id: 'i', name: 'i', columns: ['a'], kind: 'unique' }],
    foreignKeys: [],
  }
  const limits = (dialect: (typeof DIALECTS)[number]) =>
    limitBreaches(table, dialect).map(({ limit }) => limit)
  assert.deepEqual(limits('mysql'), ['indexKeyBytes', 'rowBytes'])
  assert.deepEqual(limits('postgres'), ['indexKeyBytes'])
  assert.deepEqual(limits('sqlite'), ['decimalPrecision'])
  const database = await openDatabase('mysql')
  try {
    await assert.rejects(database.run(createSchema({ tables: [table] }, 'mysql').join('')))
  } finally {
    await database.close()
  }
})
