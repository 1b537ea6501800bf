import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DIALECTS, formatMigration, textLiteral } from '@drawbridge/sql'
import fc from 'fast-check'
import { assembleBase } from '../testing/base.ts'

interface Splitter {
  splitStatements(text: string, options: { backslashes: boolean }): readonly string[]
}

using base = assembleBase('sqlite')
const { splitStatements }: Splitter = await import(
  `${base.folder}/src/database/split-statements.ts`
)

test('splits at semicolons and leaves notes out', () => {
  const text = formatMigration([
    { statement: 'CREATE TABLE a (b TEXT)' },
    { statement: 'DROP TABLE c', destroys: 'the rows of c' },
  ])
  assert.equal(text, 'CREATE TABLE a (b TEXT);\n\n-- destructive: the rows of c\nDROP TABLE c;\n')
  assert.deepEqual(splitStatements(text, { backslashes: false }), [
    'CREATE TABLE a (b TEXT)',
    'DROP TABLE c',
  ])
})

test('reads what a person wrote: no last semicolon, comments, dollar quotes, several on a line', () => {
  assert.deepEqual(
    splitStatements("/* ; */ SELECT 1; SELECT ';' -- ;\n, 2--1, `a;b`;;\n-- end", {
      backslashes: true,
    }),
    ['SELECT 1', "SELECT ';' -- ;\n, 2--1, `a;b`"],
  )
  assert.deepEqual(splitStatements('DO $x$ a; $$ b; $x$; SELECT $1', { backslashes: false }), [
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
      const backslashes = dialect === 'mysql'
      assert.deepEqual(splitStatements(formatMigration(steps), { backslashes }), statements)
    }),
  )
})
