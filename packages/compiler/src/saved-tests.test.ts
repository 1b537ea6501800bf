import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compile } from './compile.ts'

const SHOP = readFileSync(new URL('../../../samples/shop/manifest.json', import.meta.url), 'utf8')
const PATH = 'test/saved/requests.test.ts'

/** The saved tests of the shop in a drawing where one text is another, and what is said of them. */
async function savedIn(from: string, to: string) {
  assert.ok(SHOP.includes(from))
  const compiled = await compile(SHOP.replace(from, to), { dialect: 'sqlite' })
  assert.ok(compiled.ok, JSON.stringify(compiled.diagnostics))
  const said = compiled.diagnostics.filter(({ code }) => code === 'test-out-of-date')
  const file = compiled.tree.find(({ path }) => path === PATH)
  return { text: file?.text ?? '', origins: file?.origins ?? [], said }
}

test('what is called otherwise in the drawing is called so in its tests', async () => {
  const field = await savedIn('"name": "description"', '"name": "about"')
  assert.match(field.text, /about: null/)
  assert.doesNotMatch(field.text, /description/)
  const path = await savedIn('/cart/:product', '/basket/:product')
  assert.match(path.text, /rows\.call\('PUT', `\/basket\/\$\{product1\}`, 'customer'/)
  for (const { said } of [field, path]) assert.deepEqual(said, [])
})

test('each test leads to where it stands in the drawing', async () => {
  const { origins } = await savedIn('Shop', 'Stall')
  const fields = origins.flatMap(({ field }) => field ?? [])
  assert.deepEqual(fields, ['/settings/tests/0', '/settings/tests/1'])
})

test('a test of what is gone is left out, and told', async () => {
  const { said, text } = await savedIn('"as": "customer"', '"as": "guest"')
  assert.deepEqual(
    said.map(({ node, field, severity }) => [node, field, severity]),
    [['api', '/settings/tests/0', 'warning']],
  )
  assert.match(
    said[0]?.message ?? '',
    /“A customer puts two mugs into the cart” needs the role “guest”/,
  )
  assert.doesNotMatch(text, /two mugs/)
  const field = await savedIn('"products_sku": "MUG-0"', '"products_code": "MUG-0"')
  assert.match(field.said[0]?.message ?? '', /a field of “products”/)
})
