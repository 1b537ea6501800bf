import assert from 'node:assert/strict'
import { test } from 'node:test'
import { diffSchema } from './diff-schema.ts'
import { isDestructive, losses } from './losses.ts'
import { printChanges } from './print-changes.ts'
import type { Column, ColumnType, Dialect, Schema, Table } from './schema.ts'

const ID: Column = {
  id: 'id',
  name: 'id',
  type: { type: 'integer' },
  nullable: false,
  default: { kind: 'autoincrement' },
}

function column(name: string, type: ColumnType, more: Partial<Column> = {}): Column {
  return { id: name, name, type, nullable: true, ...more }
}

function tasks(columns: readonly Column[], more: Partial<Table> = {}): Schema {
  const table = { id: 'tasks', name: 'tasks', columns: [ID, ...columns], primaryKey: ['id'] }
  return { tables: [{ ...table, indexes: [], foreignKeys: [], ...more }] }
}

const TITLE = column('title', { type: 'string', length: 200 })
const before = tasks([TITLE])

function statements(from: Schema, to: Schema, dialect: Dialect): readonly string[] {
  return printChanges(diffSchema(from, to), dialect).map(({ statement }) => statement)
}

test('a rename is a rename and loses nothing', () => {
  const renamed = tasks([{ ...TITLE, name: 'subject' }], { name: 'jobs' })
  assert.deepEqual(losses(diffSchema(before, renamed)), [])
  for (const dialect of ['mysql', 'postgres', 'sqlite'] as const) {
    assert.deepEqual(statements(before, renamed, dialect), [
      'ALTER TABLE tasks RENAME TO jobs',
      'ALTER TABLE jobs RENAME COLUMN title TO subject',
    ])
  }
})

test('names that are swapped go round by a third', () => {
  const from = tasks([column('a', { type: 'text' }), column('b', { type: 'text' })])
  const to = tasks([
    { ...column('a', { type: 'text' }), name: 'b' },
    { ...column('b', { type: 'text' }), name: 'a' },
  ])
  assert.deepEqual(statements(from, to, 'postgres'), [
    'ALTER TABLE tasks RENAME COLUMN a TO _renaming_b',
    'ALTER TABLE tasks RENAME COLUMN b TO a',
    'ALTER TABLE tasks RENAME COLUMN _renaming_b TO b',
  ])
})

test('what is dropped is said by table and column, with the names it had', () => {
  const changes = diffSchema(before, tasks([], { name: 'jobs' }))
  assert.deepEqual(losses(changes), [
    {
      tableId: 'tasks',
      columnId: 'title',
      table: 'tasks',
      column: 'title',
      why: 'columnDropped',
      what: 'values',
    },
  ])
  assert.ok(isDestructive(changes))
  assert.deepEqual(
    printChanges(changes, 'mysql').map(({ destroys }) => destroys),
    [undefined, 'the values of jobs.title'],
  )
  const gone = losses(diffSchema(before, { tables: [] }))
  assert.deepEqual(gone, [{ tableId: 'tasks', table: 'tasks', why: 'tableDropped', what: 'rows' }])
})

const CASES: readonly (readonly [string, Column, Column, readonly string[]])[] = [
  ['longer', TITLE, { ...TITLE, type: { type: 'string', length: 300 } }, []],
  ['shorter', TITLE, { ...TITLE, type: { type: 'string', length: 20 } }, ['narrowed']],
  ['another type', TITLE, { ...TITLE, type: { type: 'integer' } }, ['typeChanged']],
  [
    'required with a default',
    TITLE,
    { ...TITLE, nullable: false, default: { kind: 'literal', value: '?' } },
    [],
  ],
  ['required without', TITLE, { ...TITLE, nullable: false }, ['filled']],
  [
    'fewer choices',
    column('state', { type: 'enum', values: ['a', 'b'] }),
    column('state', { type: 'enum', values: ['b'] }),
    ['narrowed'],
  ],
  [
    'a limit',
    column('stock', { type: 'integer' }),
    column('stock', { type: 'integer' }, { limits: { minimum: 0 } }),
    ['limited'],
  ],
  [
    'a wider limit',
    column('stock', { type: 'integer' }, { limits: { minimum: 0, maximum: 10 } }),
    column('stock', { type: 'integer' }, { limits: { minimum: 0, maximum: 20 } }),
    [],
  ],
  [
    'fewer digits',
    column('price', { type: 'decimal', precision: 10, scale: 2 }),
    column('price', { type: 'decimal', precision: 6, scale: 2 }),
    ['narrowed'],
  ],
]

for (const [what, from, to, expected] of CASES) {
  test(`${what}: ${expected.join(', ') || 'nothing is lost'}`, () => {
    const found = losses(diffSchema(tasks([from]), tasks([to])))
    assert.deepEqual(
      found.map(({ why }) => why),
      expected,
    )
  })
}

test('rows that would need a reference and have none can not be kept', () => {
  const to = tasks([{ ...column('parent_id', { type: 'integer' }), nullable: false }], {
    foreignKeys: [
      {
        id: 'fk',
        name: 'tasks_parent_id_fk',
        column: 'parent_id',
        target: { table: 'tasks', column: 'id' },
        onDelete: 'cascade',
      },
    ],
  })
  const found = losses(diffSchema(tasks([]), to))
  assert.deepEqual(
    found.map(({ why, what }) => [why, what]),
    [['requiredWithoutValue', 'rows']],
  )
})

test('a key of another kind replaces the table, and what refers to it', () => {
  const link = column('parent_id', { type: 'integer' })
  const children = (type: ColumnType): Table => ({
    id: 'children',
    name: 'children',
    columns: [ID, { ...link, type }],
    primaryKey: ['id'],
    indexes: [],
    foreignKeys: [
      {
        id: 'fk',
        name: 'children_parent_id_fk',
        column: 'parent_id',
        target: { table: 'tasks', column: 'id' },
        onDelete: 'setNull',
      },
    ],
  })
  const uuid: Column = { id: 'id', name: 'id', type: { type: 'uuid' }, nullable: false }
  const from = { tables: [...before.tables, children({ type: 'integer' })] }
  const to = {
    tables: [
      ...tasks([TITLE]).tables.map((table) => ({ ...table, columns: [uuid, TITLE] })),
      children({ type: 'uuid' }),
    ],
  }
  assert.deepEqual(
    losses(diffSchema(from, to)).map(({ table, why }) => [table, why]),
    [
      ['tasks', 'keyChanged'],
      ['children', 'typeChanged'],
    ],
  )
})
