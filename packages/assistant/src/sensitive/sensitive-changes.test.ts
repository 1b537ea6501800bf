import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { applyCommand, type Command } from '@drawbridge/commands'
import { compile } from '@drawbridge/compiler'
import type { Manifest } from '@drawbridge/manifest'
import { planFor } from '../plan.ts'
import { sensitiveChanges } from './sensitive-changes.ts'

const sample = (name: string): Manifest =>
  JSON.parse(
    readFileSync(new URL(`../../../../samples/${name}/manifest.json`, import.meta.url), 'utf8'),
  )

const blank: Manifest = { drawbridge: 1, name: 'Blank', nodes: [], connections: [] }

function changed(manifest: Manifest, ...commands: readonly Command[]): Manifest {
  const applied = applyCommand(manifest, { type: 'batch', label: 'test', commands })
  assert.ok(applied.ok, applied.ok ? '' : applied.reason)
  return applied.manifest
}

function asked(manifest: Manifest, prompt: string): Manifest {
  const { command } = planFor(manifest, prompt)
  assert.ok(command)
  return changed(manifest, command)
}

async function weighed(before: Manifest, after: Manifest) {
  const next = await compile(after)
  assert.ok(next.ok, JSON.stringify(next.ok ? '' : next.diagnostics))
  return sensitiveChanges(await compile(before), next).map(({ sort, says }) => [sort, says])
}

const shop = asked(
  blank,
  'people can register. add a table books with title and price. only the owner can edit books.',
)

function priceOfBooks() {
  const table = shop.nodes.find(({ name }) => name === 'books')
  assert.ok(table)
  const { fields } = table.settings as { fields: readonly { id: string; name: string }[] }
  const price = fields.find(({ name }) => name === 'price')
  assert.ok(price)
  return { table, price }
}

test('a door that opens weighs, and one that closes does not', async () => {
  const open = asked(shop, 'anyone can read books')
  const found = await weighed(shop, open)
  assert.ok(found.length > 0)
  assert.ok(
    found.every(
      ([sort, says]) => sort === 'opens' && says?.startsWith('Anyone may call GET /books'),
    ),
    JSON.stringify(found),
  )
  assert.deepEqual(await weighed(open, shop), [])
  assert.deepEqual(await weighed(shop, shop), [])
})

test('a field whose rule goes is named by itself', async () => {
  const { table, price } = priceOfBooks()
  const open = asked(shop, 'anyone can read books')
  const rule = {
    type: 'setSetting',
    id: table.id,
    path: ['fields', `#${price.id}`, 'readRule'],
  } as const
  const kept = changed(open, { ...rule, value: ['owner'] })
  assert.deepEqual(await weighed(kept, open), [
    ['opens', 'Anyone may read books.price, where they could not before.'],
  ])
})

test('a new table for its own people weighs nothing', async () => {
  assert.deepEqual(
    await weighed(shop, asked(shop, 'add a table notes with body. only the owner can edit notes')),
    [],
  )
})

test('what is dropped is named', async () => {
  const { table, price } = priceOfBooks()
  const less = changed(shop, { type: 'removeItem', id: table.id, path: ['fields', `#${price.id}`] })
  assert.deepEqual(await weighed(shop, less), [['loses', 'All values of books.price are lost.']])
})

test('what opens by another way than a rule of an operation weighs too', async () => {
  const auth = shop.nodes.find(({ kind }) => kind === 'auth')
  const api = shop.nodes.find(({ kind }) => kind === 'api')
  const { table, price } = priceOfBooks()
  assert.ok(auth && api)
  const setting = (id: string, path: readonly string[], value: never) =>
    ({ type: 'setSetting', id, path, value }) as const
  const open = setting(table.id, ['access', 'read'], ['signedIn'] as never)
  const endpoint = {
    id: 'e_all',
    name: 'listAll',
    method: 'GET',
    path: '/all',
    access: ['signedIn'],
    steps: [
      { id: 's1', kind: 'findMany', name: 'rows', settings: { table: table.id } },
      { id: 's2', kind: 'respond', settings: { body: '{ rows }' } },
    ],
  }
  const kept = changed(
    shop,
    setting(table.id, ['fields', `#${price.id}`, 'readRule'], ['owner'] as never),
  )
  const computed = { id: 'c_leak', name: 'leak', formula: 'row.price' }
  const cases: readonly (readonly [Manifest, readonly Command[], RegExp])[] = [
    [
      shop,
      [setting(auth.id, ['roles'], ['admin', 'user'] as never)],
      /New accounts get the role admin/,
    ],
    [shop, [{ type: 'renameNode', id: table.id, name: 'volumes' }, open], /may call GET \/volumes/],
    [shop, [setting(api.id, ['prefix'], '/v2' as never), open], /may call GET \/v2\/books/],
    [shop, [setting(auth.id, ['registration'], 'closed' as never)], /register/],
    [
      shop,
      [{ type: 'insertItem', id: api.id, path: ['endpoints'], item: endpoint as never }],
      /GET \/all shows/,
    ],
    [
      kept,
      [{ type: 'insertItem', id: table.id, path: ['computed'], item: computed }],
      /leak, which is worked out of price/,
    ],
  ]
  for (const [start, commands, says] of cases) {
    const found = await weighed(start, changed(start, ...commands))
    assert.match(JSON.stringify(found), says)
  }
})

test('a drawing that has problems leaves the whole of a change to a person', async () => {
  const { table, price } = priceOfBooks()
  const path = ['fields', `#${price.id}`, 'type'] as const
  const wrong = changed(shop, { type: 'setSetting', id: table.id, path, value: 'nonsense' })
  const found = await weighed(wrong, shop)
  assert.match(JSON.stringify(found), /problems as it is/)
})

test('what reaches further, goes out or removes rows by itself weighs', async () => {
  const { table } = priceOfBooks()
  const api = shop.nodes.find(({ kind }) => kind === 'api')
  assert.ok(api)
  const setting = (id: string, path: readonly string[], value: never) =>
    ({ type: 'setSetting', id, path, value }) as const
  const remove = { id: 's_gone', kind: 'delete', settings: { table: table.id, where: 'true' } }
  const whole = {
    id: 's_if',
    kind: 'if',
    settings: { condition: 'true' },
    bodies: { then: [remove] },
  }
  const event = { id: 'v_sweep', name: 'sweep', when: 'afterUpdate', steps: [whole] }
  const events = ['events']
  const sweeping = setting(table.id, events, [event] as never)
  const cases: readonly (readonly [Command, RegExp])[] = [
    [setting(api.id, ['origins'], ['https://evil.example'] as never), /Pages of https:\/\/evil/],
    [setting(api.id, ['rateLimit'], 100_000 as never), /100,000 times a minute/],
    [sweeping, /Each time that sweep of books is set going: Deletes books/],
  ]
  for (const [command, says] of cases) {
    const found = await weighed(shop, changed(shop, command))
    assert.match(JSON.stringify(found), says)
  }
  const swept = changed(shop, sweeping)
  assert.deepEqual(await weighed(swept, swept), [])
  const always = { ...event, steps: [remove] }
  const freely = await weighed(swept, changed(swept, setting(table.id, events, [always] as never)))
  assert.match(JSON.stringify(freely), /sweep of books/)
})

test('code, hosts, secrets and packages are named one by one', async () => {
  const whole = sample('shop')
  const found = await weighed(blank, whole)
  const sorts = new Set(found.map(([sort]) => sort))
  assert.ok(sorts.has('secret') && sorts.has('opens'), JSON.stringify(found))
  assert.deepEqual(await weighed(whole, whole), [])
  const node = {
    id: 'n_job',
    kind: 'flow',
    name: 'ping',
    settings: {
      inputs: [],
      steps: [
        {
          id: 's_1',
          kind: 'code',

          settings: {
            inputs: {},
            source: 'return null',
            packages: [{ name: 'left-pad', version: '1.3.0' }],
          },
        },
        {
          id: 's_2',
          kind: 'http',

          settings: { method: 'GET', url: "'https://api.example.com/x'" },
        },
      ],
    },
  }
  const more = await weighed(whole, changed(whole, { type: 'addNode', node }))
  assert.deepEqual(more, [
    ['calls', 'Requests may go out to api.example.com:443.'],
    ['code', 'New TypeScript would run: code.'],
    ['package', 'It installs the package left-pad 1.3.0.'],
  ])
})
