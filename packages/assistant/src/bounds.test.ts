import assert from 'node:assert/strict'
import test from 'node:test'
import type { Manifest } from '@drawbridge/manifest'
import { planFor } from './plan.ts'
import { drawnBy } from './testing/drawing.ts'

const SHOP =
  'products have a name and a price. orders have a status (open, paid, sent) and a product'
const shop = drawnBy(SHOP)

/** The shop, where what was called so is called otherwise. */
const renamed = (table: string, field: string): Manifest => ({
  ...shop,
  nodes: shop.nodes.map((node) => {
    if (node.name !== 'products' || !Array.isArray(node.settings['fields'])) return node
    const fields = node.settings['fields'].map((one) => ({ ...Object(one), name: field }))
    return { ...node, name: table, settings: { ...node.settings, fields } }
  }),
})

test('names with marks in them are read like others', () => {
  const names = ['c++', 'orders (old', 'a[b', '*', 'a\\']
  for (const name of names)
    for (const manifest of [renamed(name, 'title'), renamed('things', name)])
      for (const prompt of [
        'rename it. only admins can see them. when an order is paid, e-mail its owner',
        `add a note to ${name}. remove the ${name} of ${name}. make the ${name} required`,
        `what happens when a ${name} is deleted? which ${name} are there? how is ${name} connected?`,
        `orders have a total: the sum of ${name} of ${name}. customers can see their own ${name} (open)`,
        `GET /${name}: search by ${name}, the number of paid ${name}`,
        `${name} can be open or paid. refuse an order if the ${name} is over 5`,
      ])
        assert.doesNotThrow(() => planFor(manifest, prompt), `${name}: ${prompt}`)
})

test('one case behind the other takes no longer than one, and none of two gets lost', () => {
  const before = process.cpuUsage().user
  planFor(shop, 'when an order is paid, '.repeat(11))
  planFor(shop, `${'if an order is paid, '.repeat(11)}users can see it`)
  assert.ok(process.cpuUsage().user - before < 3_000_000)
  for (const prompt of [
    'unless an order is paid, once it is sent, admins may delete orders',
    'if an order is paid, if an order is sent, users can see orders',
    'if an order is paid, users can see orders if they are sent',
  ])
    assert.equal(planFor(shop, prompt).command, undefined, prompt)
})

test('a word that is said again and again has one way to be read, not two to the power of its times', () => {
  const again = (words: string): string => words.repeat(27)
  const before = process.cpuUsage().user
  for (const prompt of [
    `${again('login ')}wherever`,
    `${again(', ')}where (paid)`,
    `people can log in, ${again('the ')}9x`,
    `only updating ${again(', ')}orders 9x for`,
    `GET /orders: ${again('the in or ')}99`,
    `${again('they ')}9 endpoint showing orders`,
    `there are x, ${again('a a, ')}9!`,
    `Orders\nab${again(', and and b')} =`,
    again('when a paid '),
    again('the note, '),
  ])
    planFor(shop, prompt)
  assert.ok(process.cpuUsage().user - before < 3_000_000)
})

test('what comes behind so much that it would take too long is said to be unread', () => {
  const said =
    'usually the moon, which is kind, hums to us and sings and hops because it rains when we sleep (softly) so that it glows\n'
  const { phrases } = planFor(shop, said.repeat(33))
  const last = phrases.filter(({ says }) => says.startsWith('So much is said before this'))
  assert.ok(last.length > 0 && last.every(({ understood }) => !understood))
  assert.ok(last.length < phrases.length)
})
