import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { DIALECTS, type Dialect } from '@drawbridge/sql'
import { namedParameters } from './named-parameters.ts'
import { piecesOf } from './pieces.ts'
import { wrongStatement } from './wrong-statement.ts'

const wrong = (statement: string, dialect: Dialect) => wrongStatement(piecesOf(statement, dialect))

const FINE = [
  'SELECT 1 AS one',
  ' -- what there is\n/* of\n all */ select title from tasks; ',
  "(SELECT 'COMMIT; ROLLBACK' AS \"a;b\") UNION (SELECT 'it''s; that')",
  'WITH a AS (SELECT 1) SELECT * FROM a',
  'INSERT INTO tasks (title) VALUES (:title)',
  'update tasks set title = :title',
  'DELETE FROM tasks',
]

const REFUSED = [
  'COMMIT',
  'rollback',
  'BEGIN',
  'START TRANSACTION',
  'END',
  'SAVEPOINT a',
  'RELEASE a',
  "ATTACH 'x' AS y",
  'DETACH y',
  'PRAGMA foreign_keys = 0',
  'LOCK TABLES a WRITE',
  'UNLOCK TABLES',
  'SET TRANSACTION READ ONLY',
  'SET autocommit = 1',
  'VACUUM',
  'DROP TABLE a',
  "PREPARE TRANSACTION 'a'",
  'DO $$ BEGIN COMMIT; END $$',
  'CALL a()',
  '(COMMIT)',
  ';COMMIT',
  '/* it */ COMMIT',
  '-- it\nCOMMIT',
  '/*! COMMIT */',
  "'a'",
  '-- nothing',
  '',
]

for (const dialect of DIALECTS)
  suite(`a statement for ${dialect}`, () => {
    for (const statement of FINE)
      test(`is fine: ${statement}`, () => assert.equal(wrong(statement, dialect), undefined))

    for (const statement of REFUSED)
      test(`is refused: ${statement}`, () => assert('found' in Object(wrong(statement, dialect))))

    test('is one', () => {
      for (const second of ['SELECT 1; COMMIT', 'SELECT 1;;/* */COMMIT;', "SELECT ';'; SELECT 2"])
        assert.deepEqual(wrong(second, dialect), { isSeveral: true })
    })

    test('has parameters outside of quotes and comments', () => {
      const pieces = piecesOf(
        'SELECT :a, \':b\', ":c" -- :d\n/* :e */ FROM x WHERE y::text = :f',
        dialect,
      )
      assert.deepEqual(namedParameters(pieces), {
        texts: ['SELECT ', ', \':b\', ":c" -- :d\n/* :e */ FROM x WHERE y::text = ', ''],
        names: ['a', 'f'],
      })
    })
  })

test('nothing hides in what one database takes for a quote or a comment, and another does not', () => {
  const hidden: readonly (readonly [Dialect, string])[] = [
    ['postgres', "SELECT E'\\''; COMMIT; --'"],
    ['postgres', "SELECT E''\n '\\''; COMMIT; --'"],
    ['postgres', "SELECT $$'$$; COMMIT; --'"],
    ['postgres', "SELECT 1 /* ' /* */ */; COMMIT; -- '"],
    ['mysql', "SELECT '\\''; COMMIT; -- '"],
    ['mysql', 'SELECT "\\""; COMMIT; -- "'],
    ['mysql', "SELECT 1 # '\n; COMMIT; -- '"],
    ['mysql', 'SELECT 1--1; COMMIT'],
    ['mysql', '/*!50000COMMIT -- */ SELECT 1'],
    ['mysql', 'SELECT 1 /*M!; COMMIT */'],
    ['sqlite', "SELECT [']; COMMIT; --']"],
  ]
  for (const [dialect, statement] of hidden) assert(wrong(statement, dialect), statement)
})

test('what PostgreSQL quotes with dollars is text', () => {
  assert.equal(wrong('SELECT $a$; COMMIT; :x $$ $a$, a$$b FROM c', 'postgres'), undefined)
})
