import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createSchema } from './create-schema.ts'
import { diffSchema } from './diff-schema.ts'
import { printChanges } from './print-changes.ts'
import { losses, type Loss } from './losses.ts'
import { identifier } from './quote.ts'
import { DIALECTS, type Dialect, type Schema } from './schema.ts'
import { arbitrarySchema } from './testing/arbitrary-schema.ts'
import { fillSchema } from './testing/fill-schema.ts'
import { openDatabase } from './testing/database.ts'
import type { TestDatabase } from './testing/test-database.ts'

const RUNS = Number(process.env['TEST_RUNS'] ?? 25)

for (const dialect of DIALECTS) {
  test(`${dialect}: a schema that is altered equals one that is made anew`, async () => {
    const database = await openDatabase(dialect)
    let standing: Schema = { tables: [] }
    try {
      await fc.assert(
        fc.asyncProperty(arbitrarySchema, arbitrarySchema, async (from, to) => {
          await move(database, standing, { tables: [] }, dialect)
          standing = { tables: [] }
          for (const statement of createSchema(to, dialect)) await database.run(statement)
          const expected = await database.introspect()
          await move(database, to, { tables: [] }, dialect)
          for (const statement of createSchema(from, dialect)) await database.run(statement)
          standing = from
          await move(database, from, to, dialect)
          standing = to
          assert.deepEqual(await database.introspect(), expected)
          assert.ok(expected.length >= to.tables.length)
        }),
        { numRuns: RUNS, endOnFailure: true },
      )
    } finally {
      await database.close()
    }
  })
}

for (const dialect of DIALECTS) {
  test(`${dialect}: rows and values that no loss names outlive a change`, async () => {
    await fc.assert(
      fc.asyncProperty(arbitrarySchema, arbitrarySchema, async (from, to) => {
        const lost = losses(diffSchema(from, to))
        fc.pre(lost.every((loss) => loss.why !== 'requiredWithoutValue' && !isUniqueCut(loss, to)))
        const database = await openDatabase(dialect)
        try {
          for (const statement of createSchema(from, dialect)) await database.run(statement)
          await fillSchema(database, from, dialect)
          const before = await keptValues(database, from, from, to, dialect)
          await move(database, from, to, dialect)
          assert.deepEqual(await keptValues(database, to, from, to, dialect), before)
          if (dialect === 'sqlite')
            assert.deepEqual(await database.rows('PRAGMA foreign_key_check'), [])
        } finally {
          await database.close()
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  })
}

/** Values that must differ may be cut to the same. */
function isUniqueCut({ why, tableId, columnId }: Loss, to: Schema): boolean {
  const table = to.tables.find(({ id }) => id === tableId)
  const name = table?.columns.find(({ id }) => id === columnId)?.name ?? ''
  const indexes = table?.indexes.filter(({ kind }) => kind === 'unique') ?? []
  return (
    (why === 'narrowed' || why === 'limited') &&
    indexes.some(({ columns }) => columns.includes(name))
  )
}

/** The values of all columns that are in both schemas with the same type and that nothing is lost of. */
async function keptValues(
  database: TestDatabase,
  at: Schema,
  from: Schema,
  to: Schema,
  dialect: Dialect,
) {
  const lost = losses(diffSchema(from, to))
  const values: Record<string, unknown> = {}
  for (const table of at.tables) {
    const old = from.tables.find(({ id }) => id === table.id)
    const now = to.tables.find(({ id }) => id === table.id)
    if (!old || !now || lost.some(({ tableId, columnId }) => tableId === table.id && !columnId))
      continue
    for (const column of table.columns) {
      const was = old.columns.find(({ id }) => id === column.id)
      const is = now.columns.find(({ id }) => id === column.id)
      if (
        !was ||
        !is ||
        JSON.stringify(was.type) !== JSON.stringify(is.type) ||
        (was.nullable && !is.nullable)
      )
        continue
      if (lost.some(({ tableId, columnId }) => tableId === table.id && columnId === column.id))
        continue
      const name = identifier(column.name, dialect)
      const rows = await database.rows(
        `SELECT ${name} AS value FROM ${identifier(table.name, dialect)} ORDER BY id`,
      )
      values[`${table.id}.${column.id}`] = rows.map(({ value }) => value)
    }
  }
  return values
}

async function move(database: TestDatabase, from: Schema, to: Schema, dialect: Dialect) {
  const steps = printChanges(diffSchema(from, to), dialect)
  for (const { statement } of steps) {
    await database.run(statement).catch((cause: unknown) => {
      throw new Error(
        `${steps.map((step) => step.statement).join(';\n')}\n\nfailed at\n${statement}`,
        { cause },
      )
    })
  }
}
