import type { Json, Manifest } from '@drawbridge/manifest'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { typeText } from '@drawbridge/expressions'
import { scopesOf } from './scopes.ts'

const conduit: Manifest = JSON.parse(
  readFileSync(new URL('../../../samples/conduit/manifest.json', import.meta.url), 'utf8'),
)

/** The flow whose first step finds an article, and that step's neighbours. */
function articleFlow({ nodes }: Manifest) {
  const api = nodes.find(({ kind }) => kind === 'api')
  const endpoints = api?.settings['endpoints'] as readonly { id: string; name: string }[]
  const endpoint = endpoints.find(({ name }) => name === 'updateArticle')
  assert.ok(api && endpoint)
  return { node: api.id, item: endpoint.id }
}

const spoken = (scopes: ReturnType<typeof scopesOf>): readonly string[] =>
  [...(scopes.steps?.values() ?? [])].map(({ names }) =>
    [...names].map(([name, type]) => `${name}: ${typeText(type)}`).join('; '),
  )

test('a step sees what the check lets it see', () => {
  const scopes = scopesOf(conduit, articleFlow(conduit))
  assert.equal(scopes.isWhole, true)
  const [first = '', ...later] = spoken(scopes)
  assert.match(first, /params: .*body: .*user: .*request: /s)
  assert.ok(later.some((one) => one.includes('article: ')))
})

test('what is wrong elsewhere takes nothing away that is right', () => {
  const lost: Json = [{ id: 'f_x', name: 'Not a name', type: 'string' }]
  const more = { id: 'tbl_wrong', kind: 'table', name: 'wrong', settings: { fields: lost } }
  const place = articleFlow(conduit)
  const broken = scopesOf({ ...conduit, nodes: [...conduit.nodes, more] }, place)
  assert.equal(broken.isWhole, false)
  assert.equal(broken.rows.has('tbl_wrong'), false)
  assert.deepEqual(spoken(broken), spoken(scopesOf(conduit, place)))
})

test('without its tables, a flow still sees what it begins with', () => {
  const nodes = conduit.nodes.filter(({ kind }) => kind === 'api')
  const [first = ''] = spoken(
    scopesOf({ ...conduit, nodes, connections: [] }, articleFlow(conduit)),
  )
  assert.match(first, /^params: /)
})

test('where there is no such flow, no step sees anything', () => {
  for (const place of [undefined, { node: 'nowhere' }, { node: 'api', item: 'no' }])
    assert.equal(scopesOf(conduit, place).steps, undefined)
  assert.equal(scopesOf({ drawbridge: 1, name: 'Empty', nodes: [], connections: [] }).rows.size, 0)
})
