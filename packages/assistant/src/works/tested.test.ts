import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { applyCommand } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import { tested } from './tested.ts'

const sample = (name: string): Manifest =>
  JSON.parse(
    readFileSync(new URL(`../../../../samples/${name}/manifest.json`, import.meta.url), 'utf8'),
  )

test('tests follow from the rules: one who may, and those who may not', () => {
  const shop = sample('shop')
  const { command, phrases } = tested(shop, [])
  const names = phrases.map(({ text }) => text)
  assert.deepEqual(names.slice(0, 3), [
    'Somebody of the role admin may list users',
    'Somebody who has not signed in may not list users',
    'Somebody of the role customer may not list users',
  ])
  // What an endpoint drawn by hand answers is known where it only looks at rows.
  assert.ok(names.includes('Somebody of the role customer may call GET /cart'))
  assert.ok(names.includes('Somebody who has not signed in may not call PUT /cart/:product'))
  assert.ok(!names.includes('Somebody of the role customer may call POST /orders'))
  assert.ok(!names.some((name) => name.startsWith('Somebody who has not signed in may list')))
  const result = command && applyCommand(shop, command)
  assert.ok(result?.ok)
  assert.match(tested(result.manifest, []).phrases[0]?.says ?? '', /no test to suggest/)
  assert.ok(tested(shop, ['orders']).phrases.every(({ text }) => text.endsWith('list orders')))
})

test('what only a row or a membership can tell is left to people', () => {
  const names = tested(sample('workspace'), []).phrases.map(({ text }) => text)
  assert.ok(names.includes('Somebody who has not signed in may not list projects'))
  assert.deepEqual(
    names.filter((name) => name.includes(' may list ')),
    ['Somebody of the role user may list users'],
  )
})

test('what keeps to the limits of a table is written, and what passes one is refused', () => {
  const { command, phrases } = tested(sample('library'), ['reviews'])
  assert.deepEqual(
    phrases.map(({ text }) => text).filter((name) => /reviews (?:has|gets)|create/.test(name)),
    [
      'Somebody of the role reader may create reviews',
      'A new row of reviews has no book that is empty',
      'A new row of reviews has no book of more than 200 characters',
      'A new row of reviews has no stars of less than 1',
      'A new row of reviews has no stars of more than 5',
      'A row of reviews gets no book that is empty',
      'A row of reviews gets no book of more than 200 characters',
      'A row of reviews gets no stars of less than 1',
      'A row of reviews gets no stars of more than 5',
    ],
  )
  const items = command?.type === 'batch' ? command.commands : []
  const calls = items.flatMap((one) => (one.type === 'insertItem' ? [Object(one.item)] : []))
  const many = calls.find(({ name }) => name === 'A new row of reviews has no stars of more than 5')
  assert.deepEqual(many?.body, { '#reviews.reviews_book': 'Example', '#reviews.reviews_stars': 6 })
  assert.equal(many.status, 400)
})

test('nothing follows from a drawing that is wrong', () => {
  const shop = sample('shop')
  const nodes = shop.nodes.filter(({ kind }) => kind !== 'database')
  assert.match(tested({ ...shop, nodes }, []).phrases[0]?.says ?? '', /wrong with the drawing/)
})
