import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isObject, type JsonObject } from '@drawbridge/manifest'
import { planFor } from '../../plan.ts'
import { drawnBy } from '../../testing/drawing.ts'

const SHOP = drawnBy(
  'Users log in; the roles are customer and staff. Products have a title (required), a price (required) and a stock (number, required). Orders have a status (pending, paid, shipped) and each order is of one product.',
)

/** The endpoint that a prompt adds, with its steps as text. */
function endpointOf(prompt: string): JsonObject & { readonly does: string } {
  const api = drawnBy(prompt, SHOP).nodes.find(({ kind }) => kind === 'api')
  const endpoints = api?.settings['endpoints']
  const [one] = Array.isArray(endpoints) ? endpoints : []
  assert.ok(isObject(one), prompt)
  return { ...one, does: JSON.stringify(one['steps']) }
}

test('a list says which rows, in what order, how many, and to whom', () => {
  const cheap = endpointOf(
    'Make a public page that lists products below 10 euros, cheapest first, 20 a page.',
  )
  assert.equal(cheap['method'], 'GET')
  assert.deepEqual(cheap['access'], ['public'])
  assert.match(
    cheap.does,
    /"where":"row\.price < 10".*"sort":\[\{"field":"price","direction":"asc"\}\].*"offset":"\(query\.page - 1\) \* 20"/,
  )
})

test('an act takes what is sent along, and is done in its case alone', () => {
  const restock = endpointOf(
    'POST /products/:id/restock takes a quantity and adds it to the stock. Only staff.',
  )
  assert.deepEqual(restock['access'], ['role:staff'])
  assert.match(restock.does, /"stock":"row\.stock \+ body\.quantity"/)
  const ship = endpointOf(
    'POST /orders/:id/ship sets the status to shipped, but only if it is paid',
  )
  assert.match(ship.does, /"condition":"order\.status != 'paid'".*"kind":"fail"/)
  assert.match(ship.does, /"values":\{"status":"'shipped'"\}/)
})

test('statistics are worked out over rows, an export is a file', () => {
  assert.match(
    endpointOf(
      'GET /stats answers with the number of paid orders and the average price of products',
    ).does,
    /"of":"sum","formula":"row\.price".*row\.status == 'paid'.*round\(averagePrice\.value \/ averagePrice\.many, 2\)/,
  )
  assert.match(
    endpointOf('an endpoint to export the products as CSV for staff').does,
    /"as":"file".*'products\.csv'/,
  )
})

test('what comes with a call is named in several ways, and who may call it is said behind', () => {
  const restock = endpointOf(
    "As a member of staff I want to book a delivery with POST /products/:id/restock and a quantity, which is added to the stock, so that I don't have to count.",
  )
  assert.deepEqual(restock['access'], ['role:staff'])
  assert.match(restock.does, /"stock":"row\.stock \+ body\.quantity"/)
  const low = endpointOf('GET /products/low -> stock < 10, cheapest first. staff+customer')
  assert.deepEqual(low['access'], ['role:staff', 'role:customer'])
  assert.match(low.does, /"where":"row\.stock < 10"/)
  assert.match(
    endpointOf('POST /products/:id/press {copies: 1..500} adds copies to the stock').does,
    /row\.stock \+ body\.copies/,
  )
})

test('nobody is let in by a noun that is counted, and it is said who is', () => {
  const counts = 'Guests have a name. GET /counts answers with the number of orders, guests, people'
  assert.deepEqual(endpointOf(counts)['access'], ['signedIn'])
  const said = (prompt: string): string =>
    planFor(SHOP, prompt).phrases.reduce((all, { says }) => `${all} ${says}`, '')
  assert.match(said('GET /sold lists orders (staff only)'), /Only role:staff may call it\./)
  assert.match(said('GET /sold lists orders, public'), /Everyone may call it/)
})

test('an endpoint of which it is not understood whom it is for is not drawn', () => {
  for (const prompt of [
    'POST /orders/:id/ship sets the status to shipped, but not for orders without a product',
    'POST /orders/:id/ship sets the status to shipped, only for the warehouse of the region',
    'An endpoint that ships an order, only for its courier',
    'GET /sold lists the orders of products, product members only',
    'GET /sold lists the orders of products (product members only)',
  ]) {
    const api = drawnBy(prompt, SHOP).nodes.find(({ kind }) => kind === 'api')
    assert.deepEqual(api?.settings['endpoints'] ?? [], [], prompt)
  }
})

test('what is made so is there already: no row comes of it', () => {
  const shed = drawnBy('Tools have a name. Loans have a due date. Each loan belongs to a tool.')
  const { phrases } = planFor(shed, 'POST /loans/:id/return makes the tool available')
  assert.deepEqual(
    phrases.map(({ understood }) => understood),
    [false],
  )
})
