import assert from 'node:assert/strict'
import test from 'node:test'
import { applyCommand } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import fc from 'fast-check'
import { planFor } from './plan.ts'
import { RECIPES } from './recipes.ts'

const blank: Manifest = { drawbridge: 1, name: 'Blank', nodes: [], connections: [] }

function drawn(prompt: string, start: Manifest = blank): Manifest {
  const { command, phrases } = planFor(start, prompt)
  assert.ok(command, JSON.stringify(phrases))
  const result = applyCommand(start, command)
  assert.ok(result.ok)
  return result.manifest
}

const shop = drawn(
  'add a table books with title, price and status. add authors with name. add tags with label. ' +
    'add customers with email. add orders with status. add tasks with name. add lists with name. add posts with body',
)
const settingsOf = (manifest: Manifest, name: string) =>
  manifest.nodes.find((node) => node.name === name)?.settings

/** A shop in which everything is that examples speak of. */
const rich = drawn(
  'add products with title, price and stock. reviews have a rating and belong to a product. ' +
    'orders have a status (open, paid, sent), a total and a due date. order items have a quantity and a price and belong to an order. ' +
    'projects have a name. tasks have a title, a phone and an email and belong to a project. books have a title, a price and whether they are published',
)

test('every example that a recipe shows is understood', () => {
  for (const recipe of RECIPES)
    for (const example of recipe.examples)
      assert.ok(
        [blank, shop, rich].some((start) =>
          planFor(start, example).phrases.every(({ understood }) => understood),
        ),
        `${example}: ${planFor(rich, example).phrases[0]?.says}`,
      )
})

test('types follow from names', () => {
  const fields = settingsOf(
    drawn('add a table books with title, price, published, due date, pages and cover image'),
    'books',
  )?.['fields']
  assert.deepEqual(Array.isArray(fields) ? fields.map((field) => [field.name, field.type]) : [], [
    ['title', 'string'],
    ['price', 'decimal'],
    ['published', 'boolean'],
    ['dueDate', 'date'],
    ['pages', 'integer'],
    ['coverImage', 'string'],
  ])
})

test('a new table belongs to whoever adds rows, never to everyone', () => {
  assert.deepEqual(settingsOf(drawn('add books with title'), 'books')?.['access'], {
    list: ['owner'],
    read: ['owner'],
    update: ['owner'],
    delete: ['owner'],
    create: ['signedIn'],
  })
})

test('an author that nobody drew is drawn with its books', () => {
  const manifest = drawn('add books with title. An author has many books')
  assert.ok(settingsOf(manifest, 'authors'))
  assert.deepEqual(settingsOf(manifest, 'books')?.['relations'], [
    {
      id: 'author_relation',
      name: 'author',
      type: 'manyToOne',
      target: 'authors',
      inverse: 'books',
      onDelete: 'cascade',
    },
  ])
})

test('a table that others point to is removed with those relations', () => {
  const manifest = drawn('an order has many books', shop)
  assert.equal(JSON.stringify(settingsOf(manifest, 'books')).match(/"orders"/g)?.length, 1)
  const without = drawn('delete the table orders', manifest)
  assert.equal(settingsOf(without, 'orders'), undefined)
  assert.deepEqual(settingsOf(without, 'books')?.['relations'], [])
})

test('many on both sides is one many-to-many relation', () => {
  const manifest = drawn('a book has many tags and a tag has many books', shop)
  const all = ['books', 'tags'].flatMap((name) => settingsOf(manifest, name)?.['relations'] ?? [])
  assert.equal(all.length, 1)
  assert.match(JSON.stringify(all), /"manyToMany"/)
})

test('what is not understood is said and changes nothing', () => {
  const { command, phrases } = planFor(shop, 'frobnicate the widgets')
  assert.equal(command, undefined)
  assert.equal(phrases[0]?.understood, false)
})

test('beside what is not understood stands what is most like it', () => {
  for (const [prompt, near] of [
    ['when a widget frobs, mail the owner', /“when a book is added, e-mail its owner”/],
    ['frobs and gadgets can only see their own widgets', /“users can only see their own books”/],
    ['the sprocket of widgets = cogs times gears', /“total of order items = quantity times price”/],
    ['frobnicate', /“books have a title, a price and a status/],
  ] as const)
    assert.match(planFor(shop, prompt).phrases[0]?.says ?? '', near, prompt)
})

test('the same prompt gives the same commands, and no prompt throws', () => {
  const words = fc.constantFrom(
    ...RECIPES.flatMap((recipe) => recipe.examples.flatMap((example) => example.split(' '))),
    '__proto__',
    'constructor',
    '(',
    '“',
    '\u2028',
    '.',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 20 }), (parts) => {
      const prompt = parts.join(' ')
      assert.deepEqual(planFor(shop, prompt), planFor(shop, prompt))
    }),
  )
})

test('of a prompt of a megabyte the beginning is read, and the rest is said to be unread', () => {
  const { command, phrases } = planFor(blank, 'frobnicate it.\n'.repeat(70_000))
  assert.equal(command, undefined)
  assert.ok(phrases.length > 200 && phrases.length < 300, String(phrases.length))
  assert.equal(phrases.at(-1)?.understood, false)
  assert.match(phrases.at(-1)?.says ?? '', /as far as a prompt is read/)
})

test('a sentence that never ends is not read, and that is said', () => {
  for (const word of ['a ', 'the ', 'only ', 'title, ', 'and ']) {
    const { command, phrases } = planFor(shop, word.repeat(1000))
    assert.equal(command, undefined)
    assert.match(phrases[0]?.says ?? '', /say it in shorter ones/)
  }
})

test('a prompt of just the length that is read has no rest', () => {
  const prompt = 'add books with title'.padEnd(4000)
  assert.deepEqual(
    planFor(blank, prompt).phrases.map(({ understood }) => understood),
    [true],
  )
  assert.equal(planFor(blank, `${prompt}.`).phrases.length, 2)
})

const waiting = (): Manifest => ({
  ...blank,
  nodes: [{ id: 'auth', kind: 'auth', name: 'auth', settings: {} }],
})
const lines = ({ connections }: Manifest) => connections.map(({ from, to }) => `${from} ${to}`)

test('sign-in that waits for a table gets users', () => {
  const manifest = drawn('add sign-in', waiting())
  assert.ok(lines(manifest).includes('auth users'))
  assert.equal(manifest.nodes.filter(({ kind }) => kind === 'auth').length, 1)
  assert.equal(planFor(manifest, 'add sign-in').command, undefined)
})

test('a table of users that sign-in waits for keeps its accounts, safely', () => {
  const manifest = drawn('add a table users with email and name', waiting())
  assert.ok(lines(manifest).includes('auth users'))
  const settings = settingsOf(manifest, 'users')
  assert.equal(settings?.['owner'], undefined)
  assert.deepEqual(settings?.['access'], {
    read: ['owner', 'role:admin'],
    update: ['owner', 'role:admin'],
  })
  assert.match(JSON.stringify(settings?.['fields']), /"required":true,"unique":true/)
})

test('parts that may be joined are, either way round, and others are refused', () => {
  const users = {
    id: 'u',
    kind: 'table',
    name: 'users',
    settings: { fields: [], owner: true, access: { create: ['signedIn'], list: ['owner'] } },
  }
  const start = { ...waiting(), nodes: [...waiting().nodes, users] }
  for (const prompt of ['connect auth to users', 'connect users to sign-in']) {
    const manifest = drawn(prompt, start)
    assert.deepEqual(lines(manifest), ['auth u'])
    assert.equal(settingsOf(manifest, 'users')?.['owner'], false)
    assert.deepEqual(settingsOf(manifest, 'users')?.['access'], { list: ['owner'] })
    assert.match(JSON.stringify(settingsOf(manifest, 'users')?.['fields']), /"name":"email"/)
  }
  assert.equal(planFor(shop, 'connect books to authors').command, undefined)
  assert.equal(planFor(shop, 'connect api to books').command, undefined)
})

test('what is left over does not become a field', () => {
  const prompt = 'add a table users with email and name and connect auth to it'
  assert.doesNotMatch(JSON.stringify(planFor(waiting(), prompt).command), /connectAuth/)
})

test('a field is renamed in the table that is named at the end', () => {
  const manifest = drawn('rename title to heading in books', shop)
  assert.match(JSON.stringify(settingsOf(manifest, 'books')?.['fields']), /"name":"heading"/)
})

test('the second half of a rule speaks of the table of the first', () => {
  const manifest = drawn('anyone may read books, only the owner may edit', shop)
  assert.deepEqual(settingsOf(manifest, 'books')?.['access'], {
    ...Object(settingsOf(shop, 'books')?.['access']),
    list: ['public'],
    read: ['public'],
    update: ['owner'],
  })
})

test('users that are asked for on an empty map are those that sign-in keeps', () => {
  const manifest = drawn('add a table users with email, name and phone')
  assert.equal(manifest.nodes.filter(({ kind }) => kind === 'table').length, 1)
  const fields = settingsOf(manifest, 'users')?.['fields']
  assert.deepEqual(Array.isArray(fields) ? fields.map((field) => field.name) : [], [
    'email',
    'name',
    'phone',
  ])
})

const said = (prompt: string, start: Manifest = blank) =>
  planFor(start, prompt).phrases.map(({ understood, text }) => (understood ? true : text))

const namesOf = (manifest: Manifest, name: string, list: 'fields' | 'relations') => {
  const items = settingsOf(manifest, name)?.[list]
  return Array.isArray(items) ? items.map((item) => Object(item).name) : []
}

test('several tables are made at once', () => {
  const manifest = drawn('add tables authors, books and loans')
  for (const name of ['authors', 'books', 'loans']) assert.ok(settingsOf(manifest, name), name)
  assert.deepEqual(namesOf(drawn('add tables rooms and desks'), 'desks', 'fields'), ['name'])
  assert.equal(planFor(shop, 'add tables members and books').command, undefined)
})

test('“it” is the table that was spoken of last', () => {
  const manifest = drawn('add a table books with title. Add price to it. Its title is required')
  assert.deepEqual(namesOf(manifest, 'books', 'fields'), ['title', 'price'])
  assert.match(JSON.stringify(settingsOf(manifest, 'books')), /"name":"title"[^}]*"required":true/)
  const users = drawn('add a table people with email and connect sign-in to it', waiting())
  assert.ok(lines(users).includes('auth people'))
  const owned = drawn('add books with title. Only its owner can delete it')
  assert.deepEqual(Object(settingsOf(owned, 'books')?.['access']).delete, ['owner'])
  assert.equal(planFor(shop, 'connect it to auth').command, undefined)
})

test('a table that is named where a field could be is a relation', () => {
  const manifest = drawn('add loans with book, tags, required due date and author as text', shop)
  assert.deepEqual(namesOf(manifest, 'loans', 'fields'), ['dueDate', 'author'])
  assert.deepEqual(namesOf(manifest, 'loans', 'relations'), ['book', 'tags'])
  const relations = JSON.stringify(settingsOf(manifest, 'loans')?.['relations'])
  assert.match(relations, /"manyToOne","target":"books"/)
  assert.match(relations, /"manyToMany","target":"tags"/)
  const more = drawn('add author to books', shop)
  assert.deepEqual(namesOf(more, 'books', 'relations'), ['author'])
  assert.deepEqual(namesOf(drawn('add loans with user'), 'loans', 'relations'), ['user'])
})

test('what is left over of a phrase is said, and nothing is made of it', () => {
  const cases: Readonly<Record<string, readonly (true | string)[]>> = {
    'add a table films with title and price where only admins can edit': [
      true,
      'where only admins can edit',
    ],
    'add a table films with title and send an email to everybody': [
      true,
      'send an email to everybody',
    ],
    'create a table for visitors who pay': [true, 'who pay', true],
    'add films with price as a rounded thing': [true, 'rounded thing'],
    'add films with status (open, when paid) required': [true],
    'title is required, up to 120 characters and shown in blue': [true, 'shown blue'],
    'let people register and log in with e-mail and password': [true],
    'let people register and log in with a fingerprint': [true],
    'add sign-in with google': [true],
    'add isbn to books so that librarians see it': [true, 'so that librarians see it'],
  }
  for (const [prompt, expected] of Object.entries(cases)) {
    const start = /sign-in|register/.test(prompt) ? blank : shop
    assert.deepEqual(said(prompt, start), expected, prompt)
    assert.doesNotMatch(JSON.stringify(drawn(prompt, start)), /rounded|shown|who|where/i)
  }
})

test('the limits of a field are all taken', () => {
  const manifest = drawn('price of books is required and between 1 and 99.5', shop)
  assert.match(
    JSON.stringify(settingsOf(manifest, 'books')),
    /"name":"price"[^}]*"required":true,"minimum":1,"maximum":99.5/,
  )
})

test('a field of a list may have its limits with it', () => {
  const prompt =
    'add a table reviews with stars between 1 and 5, headline up to 80 characters and text'
  const fields = settingsOf(drawn(prompt), 'reviews')?.['fields']
  assert.deepEqual(fields, [
    { id: 'stars', name: 'stars', type: 'integer', minimum: 1, maximum: 5 },
    { id: 'headline', name: 'headline', type: 'string', maxLength: 80 },
    { id: 'text', name: 'text', type: 'text' },
  ])
  assert.deepEqual(said(prompt), [true])
})

test('a type may follow a name, as it does where fields are added by hand', () => {
  const typesOf = (prompt: string, table: string) => {
    const fields = settingsOf(drawn(prompt, shop), table)?.['fields']
    return Array.isArray(fields) ? fields.map((field) => `${field.name} ${field.type}`) : []
  }
  assert.deepEqual(
    typesOf(
      'add a table loans with dueDate date, copies number, starts date and time, notes long text and phone number',
      'loans',
    ),
    ['dueDate date', 'copies integer', 'starts datetime', 'notes text', 'phoneNumber string'],
  )
  assert.ok(typesOf('add a field cost money to tags', 'tags').includes('cost decimal'))
  assert.ok(typesOf('add a field due date to tags', 'tags').includes('dueDate date'))
})

test('rows of one’s own are for their owner, whoever is spoken of', () => {
  const prompt = 'signed-in users can add books and only see their own books'
  const open = drawn('anyone can read books', shop)
  const manifest = drawn(prompt, open)
  assert.deepEqual(said(prompt, open), [true])
  const { create, list, read } = Object(settingsOf(manifest, 'books')?.['access'])
  assert.deepEqual([create, list, read], [['signedIn'], ['owner'], ['owner']])
  assert.deepEqual(said('members can edit their own books', shop), [true], 'as it is already')
})

test('who alone can change rows, adds and deletes them alone as well', () => {
  const {
    create,
    update,
    delete: remove,
  } = Object(settingsOf(drawn('only admins can change books', shop), 'books')?.['access'])
  assert.deepEqual([create, update, remove], Array(3).fill(['role:admin']))
})

test('a table belongs to each of those that are named', () => {
  const manifest = drawn('add loans with date. loans belong to a book and a customer', shop)
  assert.deepEqual(namesOf(manifest, 'loans', 'relations'), ['book', 'customer'])
})

test('what the whole is for draws nothing by itself', () => {
  const { command, phrases } = planFor(blank, 'make me a nice library app with a few screens')
  assert.equal(command, undefined)
  assert.match(phrases[0]?.says ?? '', /what it is for|not understood/)
})

test('relations may follow a list of tables after a comma', () => {
  const prompt = 'add tables members and loans, a member has many loans'
  assert.deepEqual(said(prompt), [true, true, true])
  assert.deepEqual(namesOf(drawn(prompt), 'loans', 'relations'), ['member'])
  // They could not see them yet, which is said.
  assert.deepEqual(said('only admins can add, delete and edit books', shop), [true, true])
})

test('a table and its field may be named one after the other, and a table alone', () => {
  const renamed = drawn('rename books title to name', shop)
  assert.match(JSON.stringify(settingsOf(renamed, 'books')), /"id":"title","name":"name"/)
  assert.equal(settingsOf(drawn('delete books', shop), 'books'), undefined)
})

test('the type of a field is changed by saying it, and what only the old type had goes', () => {
  const made = drawn('add a field copies as money to tags', shop)
  for (const prompt of ['copies is a number', 'change copies of tags to a number']) {
    const fields = settingsOf(drawn(prompt, made), 'tags')?.['fields']
    const copies = Array.isArray(fields) ? fields.find((field) => Object(field).id === 'copies') : 0
    assert.deepEqual(copies, { id: 'copies', name: 'copies', type: 'integer' }, prompt)
  }
})

test('what anyone may do is not denied to anybody else', () => {
  const [phrase] = planFor(shop, 'anyone can read books').phrases
  assert.match(phrase?.says ?? '', /^Let anyone[^]*books\.$/)
  assert.doesNotMatch(phrase?.says ?? '', /nobody else/)
})

test('a page of nothing is read at once', () => {
  for (const nothing of ['\n', ' \n', '\r', ' ', '\u00a0\n']) {
    const begun = performance.now()
    planFor(blank, `${nothing.repeat(4000 / nothing.length)}x`)
    const took = performance.now() - begun
    assert.ok(took < 3_000, `${JSON.stringify(nothing)}: ${Math.round(took)} ms`)
  }
})
