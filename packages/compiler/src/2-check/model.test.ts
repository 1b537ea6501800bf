import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Model } from '@drawbridge/kinds'
import type { JsonObject, Manifest, Node } from '@drawbridge/manifest'
import { checkManifest } from './check.ts'

const text = (name: string, more: JsonObject = {}): JsonObject => ({
  id: `f_${name}`,
  name,
  type: 'string',
  length: 100,
  ...more,
})

function table(name: string, settings: JsonObject): Node {
  return { id: name, kind: 'table', name, settings: { fields: [text('name')], ...settings } }
}

function modelOf(tables: readonly Node[], auth = false): Model {
  const manifest: Manifest = {
    drawbridge: 1,
    name: 'Überraschung 2',
    nodes: [
      { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'mysql' } },
      ...tables,
      ...(auth ? [{ id: 'auth', kind: 'auth', name: 'auth', settings: {} }] : []),
    ],
    connections: auth ? [{ id: 'c', from: 'auth', to: 'users' }] : [],
  }
  const checked = checkManifest(manifest)
  assert.ok(checked.ok, checked.diagnostics.map(({ message }) => message).join('\n'))
  return checked.model
}

const accounts = table('users', { fields: [text('email', { required: true, unique: true })] })

/** A table of the schema in a few lines. */
function outline(model: Model, name: string): readonly string[] {
  const found = model.schema.tables.find((one) => one.name === name)
  assert.ok(found, `${name} is not among ${model.schema.tables.map((one) => one.name).join(', ')}`)
  return [
    ...found.columns.map((one) => `${one.name} ${one.type.type}${one.nullable ? '?' : ''}`),
    `(${found.primaryKey.join(', ')})`,
    ...found.indexes.map((one) => `${one.kind} ${one.name} (${one.columns.join(', ')})`),
    ...found.foreignKeys.map(
      (one) => `${one.name} → ${one.target.table}.${one.target.column} ${one.onDelete}`,
    ),
  ]
}

test('columns stand in the order of a row, and keys that point have an index', () => {
  const tasks = table('tasks', {
    fields: [text('title', { required: true, unique: true }), text('dueNote')],
    relations: [
      { id: 'r_list', name: 'list', type: 'manyToOne', target: 'lists', inverse: 'tasks' },
      { id: 'r_plan', name: 'plan', type: 'oneToOne', target: 'lists', required: true },
    ],
    indexes: [{ id: 'i', fields: ['list', 'dueNote', 'createdAt'] }],
    owner: true,
    timestamps: true,
    softDelete: true,
    version: true,
  })
  const model = modelOf([table('lists', { key: 'uuid' }), tasks, accounts], true)
  assert.deepEqual(outline(model, 'tasks'), [
    'id integer',
    'title string',
    'due_note string?',
    'list_id uuid?',
    'plan_id uuid',
    'owner_id integer',
    'created_at datetime',
    'updated_at datetime',
    'deleted_at datetime?',
    'version integer',
    '(id)',
    'unique tasks_title_unique (title)',
    'unique tasks_plan_id_unique (plan_id)',
    'plain tasks_list_id_due_note_created_at (list_id, due_note, created_at)',
    'plain tasks_owner_id (owner_id)',
    'tasks_list_id_fk → lists.id setNull',
    'tasks_plan_id_fk → lists.id restrict',
    'tasks_owner_id_fk → users.id restrict',
  ])
})

test('many to many is a table of its own, and both sides know it', () => {
  const tasks = table('tasks', {
    relations: [{ id: 'r', name: 'tags', type: 'manyToMany', target: 'tags', inverse: 'tasks' }],
  })
  const model = modelOf([tasks, table('tags', {})])
  assert.deepEqual(outline(model, 'tasks_tags'), [
    'task_id integer',
    'tag_id integer',
    '(task_id, tag_id)',
    'plain tasks_tags_tag_id (tag_id)',
    'tasks_tags_task_id_fk → tasks.id cascade',
    'tasks_tags_tag_id_fk → tags.id cascade',
  ])
  const [near] = model.tables[0]?.relations ?? []
  const [far] = model.tables[1]?.relations ?? []
  assert.deepEqual(near?.shape, {
    kind: 'manyToMany',
    table: 'tasks_tags',
    column: 'task_id',
    targetColumn: 'tag_id',
    idsName: 'tagIds',
  })
  assert.deepEqual(far?.shape, {
    kind: 'manyToMany',
    table: 'tasks_tags',
    column: 'tag_id',
    targetColumn: 'task_id',
  })
})

test('a table may lead to itself', () => {
  const people = table('people', {
    relations: [
      { id: 'r1', name: 'friends', type: 'manyToMany', target: 'people' },
      { id: 'r2', name: 'boss', type: 'manyToOne', target: 'people', inverse: 'team' },
      { id: 'r3', name: 'people', type: 'manyToMany', target: 'people' },
    ],
  })
  const model = modelOf([people])
  assert.deepEqual(outline(model, 'people_friends').slice(0, 3), [
    'person_id integer',
    'friend_id integer',
    '(person_id, friend_id)',
  ])
  assert.deepEqual(outline(model, 'people_people').slice(0, 2), [
    'person_id integer',
    'target_id integer',
  ])
  assert.deepEqual(
    model.tables[0]?.relations.map(({ name, shape }) => `${name} ${shape.kind}`),
    ['friends manyToMany', 'boss toOne', 'people manyToMany', 'team toMany'],
  )
})

test('accounts own themselves, and sign-in brings its columns and tables', () => {
  const model = modelOf([accounts], true)
  const [users] = model.tables
  assert.equal(users?.owner?.name, 'id')
  assert.deepEqual(
    users?.columns.map(({ name, readable, writable }) => `${name} ${readable} ${writable}`),
    ['id true false', 'email true true', 'passwordHash false false', 'role true false'],
  )
  assert.equal(model.auth?.identifier.name, 'email')
  assert.deepEqual(
    model.schema.tables.map(({ name }) => name),
    ['users', 'auth_sessions', 'auth_attempts'],
  )
})

test('names in the database are short enough, and each there once', () => {
  const long = `a${'b'.repeat(47)}`
  const first = table(long, {
    fields: [
      text(`x${'y'.repeat(45)}`, { unique: true }),
      text(`x${'y'.repeat(46)}`, { unique: true }),
    ],
  })
  const { tables } = modelOf([
    first,
    table('a_b', { fields: [text('c', { unique: true })] }),
  ]).schema
  const names = tables.flatMap(({ name, indexes }) => [name, ...indexes.map((one) => one.name)])
  assert.equal(new Set(names).size, names.length)
  assert.ok(names.every((name) => name.length <= 60))
})

test('the emitted package has a name that npm takes', () => {
  assert.equal(modelOf([table('tasks', {})]).slug, 'uberraschung-2')
})

test('a table that only points to others holds something; one that does not is told', () => {
  const codes = (settings: JsonObject): readonly string[] =>
    checkManifest({
      drawbridge: 1,
      name: 'Loans',
      nodes: [
        { id: 'database', kind: 'database', name: 'database', settings: { dialect: 'mysql' } },
        table('books', {}),
        table('loans', { fields: [], ...settings }),
      ],
      connections: [],
    }).diagnostics.map(({ code }) => code)
  const book = { id: 'r', name: 'book', type: 'manyToOne', target: 'books' }
  assert.ok(codes({}).includes('empty-table'))
  assert.ok(!codes({ relations: [book] }).includes('empty-table'))
})
