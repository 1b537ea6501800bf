import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatMigration } from './migration-text.ts'
import { textLiteral } from './quote.ts'
import { DIALECTS } from './schema.ts'
import { splitStatements } from './split-statements.ts'

test('splits at semicolons and leaves notes out', () => {
  const text = formatMigration([
    { statement: 'CREATE TABLE a (b TEXT)' },
    { statement: 'DROP TABLE c', destroys: 'the table c' },
  ])
  assert.equal(text, 'CREATE TABLE a (b TEXT);\n\n-- destructive: the table c\nDROP TABLE c;\n')
  assert.deepEqual(splitStatements(text, 'sqlite'), ['CREATE TABLE a (b TEXT)', 'DROP TABLE c'])
})

test('reads what a person wrote: no last semicolon, comments, dollar quotes, several on a line', () => {
  assert.deepEqual(
    splitStatements("/* ; */ SELECT 1; SELECT ';' -- ;\n, `a;b`;;\n-- end", 'mysql'),
    ['SELECT 1', "SELECT ';' -- ;\n, `a;b`"],
  )
  assert.deepEqual(splitStatements('DO $x$ a; $$ b; $x$; SELECT $1', 'postgres'), [
    'DO $x$ a; $$ b; $x$',
    'SELECT $1',
  ])
})

test('gives back any statements that hold any text', () => {
  const text = fc
    .string({ unit: 'binary' })
    .filter((value) => !value.includes('\0') && value.isWellFormed())
  fc.assert(
    fc.property(fc.array(text), fc.constantFrom(...DIALECTS), (texts, dialect) => {
      const statements = texts.map((value) => `SELECT ${textLiteral(value, dialect)}`)
      const steps = statements.map((statement) => ({ statement }))
      assert.deepEqual(splitStatements(formatMigration(steps), dialect), statements)
    }),
  )
})
