import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { applyCommand } from '@drawbridge/commands'
import { isObject, type Json, type Manifest } from '@drawbridge/manifest'
import { advised } from '../works/advised.ts'
import { adviceOn } from './advice.ts'

const title = { id: 'f_title', name: 'title', type: 'string' }
const state = { id: 'f_state', name: 'state', type: 'enum', values: ['open', 'done'] }
const due = { id: 'f_due', name: 'due', type: 'date' }
const body = { id: 'f_body', name: 'body', type: 'text' }
const done = { id: 'f_done', name: 'done', type: 'boolean' }

const find = (settings: object) => ({
  id: 's1',
  kind: 'findMany',
  name: 'found',
  settings: { table: 'tasks', limit: '20', ...settings },
})

/** Tasks behind a sign-in, with an endpoint that looks them up. */
function drawn(tasks: object, ...steps: readonly object[]): Manifest {
  const answer = { id: 's2', kind: 'respond', settings: { status: 200, as: 'json', body: 'found' } }
  const endpoint = {
    id: 'e1',
    name: 'someTasks',
    method: 'GET',
    path: '/some',
    access: ['signedIn'],
    steps: [...steps, answer],
  }
  const part = (id: string, kind: string, settings: object) => ({ id, kind, name: id, settings })
  const nodes = [
    part('database', 'database', { dialect: 'sqlite' }),
    part('users', 'table', {
      fields: [
        {
          id: 'f_email',
          name: 'email',
          type: 'string',
          required: true,
          unique: true,
          format: 'email',
        },
      ],
    }),
    part('auth', 'auth', { method: 'jwt', identifier: 'email', roles: ['user', 'admin'] }),
    part('tasks', 'table', { fields: [title, state, due, body, done], ...tasks }),
    part('api', 'api', steps.length > 0 ? { endpoints: [endpoint] } : {}),
  ]
  const connections = [
    ['auth', 'users'],
    ['auth', 'api'],
    ['api', 'tasks'],
    ['users', 'database'],
    ['tasks', 'database'],
  ].map(([from = '', to = ''], index) => ({ id: `c${index}`, from, to }))
  return { drawbridge: 1, name: 'Tasks', nodes: nodes as never, connections }
}

const says = (manifest: Manifest): readonly string[] => adviceOn(manifest).map((one) => one.says)

test('a look-up that no index serves gets one, in the order in which it helps', () => {
  const index = (settings: object, tasks: object = {}): Json | undefined => {
    const [first] = adviceOn(drawn(tasks, find(settings)))[0]?.commands ?? []
    return first?.type === 'insertItem' && isObject(first.item) ? first.item['fields'] : undefined
  }
  assert.deepEqual(index({ where: "row.title == 'x' && row.due < '2026-01-01'" }), ['title', 'due'])
  const sort = [{ field: 'due', direction: 'asc' }]
  assert.deepEqual(index({ where: "row.state == 'open'", sort }), ['state', 'due'])
  assert.deepEqual(index({ sort }), ['due'])
  const nothing = [
    { where: 'row.id == 4' },
    { where: 'row.done' },
    { where: "row.body == 'x'" },
    { where: "row.title == 'x' || row.due < '2026-01-01'" },
    { where: 'row.title == row.state' },
    { where: 'row.unknown == 3 && row.title == 3' },
    { where: 'not a formula (' },
  ]
  for (const settings of nothing) assert.equal(index(settings), undefined, JSON.stringify(settings))
  const there = { indexes: [{ id: 'i', fields: ['title', 'due'] }] }
  assert.equal(index({ where: "row.title == 'x'" }, there), undefined)
  assert.equal(index({ where: 'row.owner == user' }, { owner: true }), undefined)
})

test('rules that let in more than the rest speaks for are narrowed, and never opened', () => {
  const tasks = {
    owner: true,
    access: {
      list: ['owner'],
      read: ['public'],
      update: ['signedIn', 'role:admin'],
      create: ['public'],
    },
  }
  assert.deepEqual(says(drawn(tasks)), [
    'Let only the owner of a row change tasks.',
    'Let only the owner of a row read tasks.',
    'Let only people who are signed in add tasks.',
  ])
  const [first] = adviceOn(drawn(tasks))[0]?.commands ?? []
  assert.deepEqual(first?.type === 'setSetting' && first.value, ['owner', 'role:admin'])
  assert.deepEqual(says(drawn({ access: { list: ['public'], delete: ['public'] } })), [
    'Let only the role admin delete tasks.',
  ])
})

test('what is suggested passes the checker, and nothing is left to suggest after it', () => {
  const open = drawn(
    { access: { list: ['public'], delete: ['public'] } },
    find({ where: "row.title == 'x'" }),
  )
  const { command, phrases } = advised(open, [])
  assert.equal(phrases.length, 2)
  const result = command && applyCommand(open, command)
  assert.ok(result?.ok)
  const again = advised(result.manifest, [])
  assert.equal(again.command, undefined)
  assert.match(again.phrases[0]?.says ?? '', /^There is nothing to suggest for this drawing/)
  assert.equal(advised(open, ['users']).command, undefined, 'of what is selected alone')
})

test('the samples are left as they are, but for what is public in one', () => {
  for (const [name, count] of [
    ['shop', 0],
    ['conduit', 0],
    ['workspace', 0],
    ['library', 1],
  ] as const) {
    const file = new URL(`../../../../samples/${name}/manifest.json`, import.meta.url)
    const found = adviceOn(JSON.parse(readFileSync(file, 'utf8')))
    assert.equal(found.length, count, `${name}: ${JSON.stringify(found)}`)
  }
})
