import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { applyCommand } from '@drawbridge/commands'
import { outline } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import { named } from '../fields-of.ts'
import { planForDocument } from './read-document.ts'

const BLANK: Manifest = { drawbridge: 1, name: 'Blank', nodes: [], connections: [] }

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, 'testing', name), 'utf8')

/** What a document comes to, in a word for each thing that it draws. */
function read(name: string, text: string, before = BLANK) {
  const plan = planForDocument(before, { name, text })
  const result = plan.command ? applyCommand(before, plan.command) : undefined
  assert.notEqual(result?.ok, false, name)
  const manifest = result?.ok ? result.manifest : before
  const errors = outline(manifest).diagnostics.filter(({ severity }) => severity === 'error')
  if (plan.command) assert.deepEqual(errors, [], name)
  const tables = manifest.nodes.filter(({ kind }) => kind === 'table')
  return {
    plan,
    manifest,
    fields: (table: string) => {
      const node = tables.find((one) => one.name === table)
      assert.ok(node, table)
      return named(node, 'fields').map(({ id: _id, name: field, ...rest }) => [field, rest])
    },
    relations: (table: string) => {
      const node = tables.find((one) => one.name === table)
      assert.ok(node, table)
      return named(node, 'relations').map(({ id: _id, ...rest }) => rest)
    },
    settings: (table: string) => tables.find((one) => one.name === table)?.settings ?? {},
  }
}

test('a dump of PostgreSQL: keys, checks and relations that come after the tables', () => {
  const { plan, manifest, fields, relations, settings } = read('shop.sql', fixture('pg-dump.sql'))
  assert.deepEqual(fields('authors'), [
    ['name', { type: 'string', length: 120, required: true }],
    ['born', { type: 'date' }],
  ])
  assert.equal(settings('authors')['timestamps'], true)
  assert.equal(settings('books')['key'], 'uuid')
  assert.deepEqual(Object.fromEntries(fields('books')), {
    title: { type: 'string', length: 200, required: true, description: 'As on the cover' },
    isbn: { type: 'string', unique: true },
    kind: {
      type: 'enum',
      values: ['novel', 'poetry'],
      required: true,
      default: { kind: 'literal', value: 'novel' },
    },
    status: {
      type: 'enum',
      values: ['draft', 'out'],
      required: true,
      default: { kind: 'literal', value: 'draft' },
    },
    price: { type: 'decimal', precision: 10, scale: 2, required: true, minimum: 0 },
    pages: { type: 'integer', default: { kind: 'literal', value: 0 } },
    keywords: { type: 'json' },
  })
  assert.deepEqual(relations('books'), [
    {
      name: 'author',
      type: 'manyToOne',
      target: 'authors',
      required: true,
      onDelete: 'cascade',
      inverse: 'books',
    },
    { name: 'tags', type: 'manyToMany', target: 'tags', inverse: 'books' },
  ])
  assert.ok(manifest.nodes.some(({ settings: { dialect } }) => dialect === 'postgres'))
  const said = plan.phrases.map(({ passage, understood, says }) => [
    passage?.text.split('\n')[0],
    understood,
    says,
  ])
  assert.ok(
    said.some(([line, , says]) => /FOREIGN|ALTER/.test(`${line}`) && /one author/.test(`${says}`)),
  )
  assert.ok(said.some(([line, is]) => `${line}`.startsWith('CREATE VIEW') && is === false))
  assert.ok(said.some(([line, is]) => `${line}`.startsWith('COPY') && is === true))
  const authors = plan.phrases.find(({ says }) => says.startsWith('Add a table authors'))
  const lines = fixture('pg-dump.sql').split('\n')
  const { from = 0, to = 0, text } = authors?.passage ?? {}
  assert.equal(text, lines.slice(from - 1, to).join('\n'))
})

test('a dump of MySQL: accounts, names that mean something else, and rows that look like statements', () => {
  const { plan, manifest, fields, relations, settings } = read('shop.sql', fixture('mysqldump.sql'))
  const auth = manifest.nodes.find(({ kind }) => kind === 'auth')
  assert.deepEqual(auth?.settings, { roles: ['customer', 'staff', 'admin'] })
  assert.deepEqual(
    fields('users').map(([name]) => name),
    ['email', 'fullName'],
  )
  const products = Object.fromEntries(fields('products'))
  assert.deepEqual(products['active'], {
    type: 'boolean',
    required: true,
    default: { kind: 'literal', value: true },
  })
  assert.deepEqual(products['price'], {
    type: 'decimal',
    precision: 10,
    scale: 2,
    required: true,
    minimum: 0.01,
  })
  assert.equal(products['stock']?.maximum, 10_000)
  assert.ok('limitValue' in products && !('productId' in products))
  assert.equal(settings('orders')['softDelete'], true)
  assert.deepEqual(
    relations('order_items').map(({ name, target }) => [name, target]),
    [
      ['order', 'orders'],
      ['product', 'products'],
    ],
  )
  assert.match(plan.phrases.map(({ says }) => says).join(' '), /must be at least 0\.01/)
  assert.match(plan.phrases.map(({ says }) => says).join(' '), /triggers are not drawn/)
  assert.equal(manifest.nodes.filter(({ kind }) => kind === 'table').length, 4)
})

test('a dump of SQLite: one-to-one, rows that join, choices and limits', () => {
  const { plan, fields, relations } = read('chess.sql', fixture('sqlite-dump.sql'))
  const players = Object.fromEntries(fields('players'))
  assert.deepEqual(players['name'], { type: 'string', required: true, minLength: 3 })
  assert.deepEqual([players['rating']?.minimum, players['rating']?.maximum], [100, 3000])
  assert.deepEqual(players['level']?.values, ['junior', 'senior'])
  assert.deepEqual(relations('profiles')[0], {
    name: 'player',
    type: 'oneToOne',
    target: 'players',
    required: true,
    onDelete: 'cascade',
    inverse: 'profile',
  })
  assert.ok(
    relations('players').some(({ name, type }) => name === 'friends' && type === 'manyToMany'),
  )
  const left = plan.phrases.filter(({ understood }) => !understood)
  assert.deepEqual(
    left.map(({ passage }) => passage?.text.split(' ').slice(0, 3).join(' ')),
    ['CREATE INDEX young', 'CREATE TRIGGER upd'],
  )
})

test('a document is read into what is drawn already: only what is missing is added', () => {
  const { manifest } = read('a.sql', 'CREATE TABLE books (id int primary key, title varchar(80));')
  const text = `CREATE TABLE books (id int primary key, title varchar(80), isbn char(13) NOT NULL);
    CREATE TABLE loans (id int primary key, book_id int NOT NULL, due date);`
  const again = read('b.sql', text, manifest)
  assert.deepEqual(
    again.fields('books').map(([name]) => name),
    ['title', 'isbn'],
  )
  assert.deepEqual(
    again.relations('loans').map(({ name, target }) => [name, target]),
    [['book', 'books']],
  )
  assert.equal(again.manifest.nodes.filter(({ kind }) => kind === 'database').length, 1)
})

test('an OpenAPI document: things, what they have of each other, and what only says how they are sent', () => {
  const { plan, fields, relations, manifest } = read('shop.yaml', fixture('openapi.yaml'))
  assert.deepEqual(
    manifest.nodes
      .filter(({ kind }) => kind === 'table')
      .map(({ name }) => name)
      .toSorted(),
    ['authors', 'books', 'tags', 'users'],
  )
  assert.deepEqual(Object.fromEntries(fields('books')), {
    title: { type: 'string', length: 200, required: true, description: 'As on the cover' },
    genre: {
      type: 'enum',
      values: ['novel', 'poetry'],
      default: { kind: 'literal', value: 'novel' },
    },
    pages: { type: 'integer', minimum: 1 },
    published: { type: 'date' },
    prices: { type: 'json' },
  })
  assert.deepEqual(
    relations('books').map(({ name, type, target, required }) => [name, type, target, required]),
    [
      ['author', 'manyToOne', 'authors', true],
      ['tags', 'manyToMany', 'tags', undefined],
      ['sequels', 'manyToMany', 'books', undefined],
    ],
  )
  assert.deepEqual(fields('authors')[1], ['email', { type: 'string', format: 'email' }])
  const book = plan.phrases.find(({ says }) => says.startsWith('Add a table books'))
  assert.match(book?.passage?.text ?? '', /^ {4}Book:/)
  const left = plan.phrases.find(({ passage }) => passage?.text.startsWith('    BookInput:'))
  assert.match(left?.says ?? '', /how Book is sent/)

  const json = JSON.stringify({
    swagger: '2.0',
    definitions: { Pet: { type: 'object', properties: { name: { type: 'string' } } } },
  })
  assert.deepEqual(read('api.json', json).fields('pets'), [['name', { type: 'string' }]])
})

test('requirements are read as prompts are, each phrase with its line', () => {
  const text = '# Library\n\nBooks have a title and a price.\n\n- members: name, email unique\n'
  const { plan, fields } = read('library.md', text)
  assert.deepEqual(
    fields('members').map(([name]) => name),
    ['name', 'email'],
  )
  const members = plan.phrases.find(({ says }) => says.includes('members'))
  assert.equal(members?.passage?.text, '- members: name, email unique')
  assert.equal(members?.passage?.from, 5)
})

test('whatever a document is, it is bounded, told and never code', () => {
  const M = 300_000
  const wide = Array.from({ length: 20_000 }, (_, index) => `c${index} int`).join(',')
  const many = Array.from({ length: 500 }, (_, index) => `CREATE TABLE t${index} (a int);`)
  for (const text of [
    `CREATE TABLE a (x int CHECK ${'('.repeat(M)}`,
    `CREATE TABLE a (x int CHECK ${'('.repeat(9_000)}x > 0${')'.repeat(9_000)});`,
    `CREATE TABLE ${'a.'.repeat(M / 2)}`,
    `CREATE TABLE a (x int DEFAULT '${"''".repeat(M / 2)}`,
    `${'/*'.repeat(M / 2)}CREATE TABLE a (b int);`,
    `CREATE TABLE a (${wide});`,
    many.join('\n'),
    'x; '.repeat(20_000),
    '\\x\n'.repeat(20_000),
    'CREATE TABLE "__proto__" ("constructor" int, "__proto__" int, "a`b${x}" text DEFAULT \'${y}\');',
    'CREATE TABLE id (id int, ID2 text, "" int, "用户" text, "--" int) -- DROP TABLE x',
    'INSERT INTO a VALUES (1',
    'CREATE TABLE',
    'CREATE TABLE a',
    'CREATE TABLE a ()',
    `openapi: 3.1.0\n${'a: '.repeat(2_000)}`,
    `openapi: 3.1.0\nx: ${'['.repeat(M)}`,
    `openapi: 3.1.0\na: &a [x]\n${Array.from({ length: 30 }, (_, at) => `b${at}: &b${at} [${`*${at === 0 ? 'a' : `b${at - 1}`},`.repeat(9)}]`).join('\n')}`,
    '{"openapi":"3.1.0","components":{"schemas":{"A":{"allOf":[{"$ref":"#/components/schemas/A"}],"properties":{"__proto__":{"type":"string"},"a":{"$ref":"#/components/schemas/A"}}}}}}',
    'ALTER TABLE a ADD b int; CREATE INDEX; COMMENT ON; CREATE; ALTER; ;;;',
  ]) {
    const { plan, manifest } = read('a.sql', text)
    assert.ok(plan.phrases.length > 0 && plan.phrases.length < 500, text.slice(0, 60))
    assert.ok(manifest.nodes.length < 140)
    assert.ok(plan.phrases.every(({ passage }) => (passage?.text.length ?? 0) <= 2_000))
  }
  for (const [text, says] of [
    [' '.repeat(20), /empty/],
    ['CREATE TABLE a (b int);\0', /no text/],
    ['{"openapi": "3.1.0"}', /no object with fields/],
    ['{"swagger": "2.0", "definitions": ', /can’t be read from here on/],
    ['{"some": "JSON"}', /no “openapi” at its top/],
    ['x'.repeat(1_000_001), /longer than 1,000,000/],
  ] as const) {
    const { plan } = read('a.sql', text)
    assert.match(plan.phrases[0]?.says ?? '', says)
    assert.equal(plan.command, undefined)
  }
})

test('texts that were made to be slow are read at once', () => {
  const parts = (at: number) =>
    Array.from(
      { length: 9 },
      (_, part) => `{$ref: '#/components/schemas/S${(at * 9 + part) % 60}'}`,
    )
  const woven = Array.from(
    { length: 60 },
    (_, at) =>
      `    S${at}: {properties: {title: {type: string}}, allOf: [${parts(at).join(', ')}]}\n`,
  ).join('')
  const columns = Array.from({ length: 6_000 }, (_, at) => `alter table t add column c${at} int;`)
  const slow = {
    'blanks.txt': `${'\n'.repeat(200_000)}x`,
    'blanks.sql': `delimiter x\n${'\n'.repeat(200_000)}x`,
    'keys.yaml': Array.from({ length: 20_000 }, (_, at) => `k${at}: 1`).join('\n'),
    'woven.yaml': `openapi: 3.0.0\ncomponents:\n  schemas:\n${woven}`,
    'columns.sql': `create table t (a int);${columns.join('')}`,
  }
  for (const [name, text] of Object.entries(slow)) {
    const begun = performance.now()
    planForDocument(BLANK, { name, text })
    const took = performance.now() - begun
    assert.ok(took < 6_000, `${name}: ${Math.round(took)} ms`)
  }
})
