import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { toScaled } from '../../src/database/decimals.ts'
import { toBoolean } from '../../src/database/values.ts'
import { useEmptyTables } from '../empty-tables.ts'

suite('what the drawn endpoints answer and leave behind', () => {
  const rows = useEmptyTables(
    { other: 'customer', customer: 'customer', staff: 'staff', admin: 'admin' },
    ['cart_items', 'order_lines', 'payment_events', 'products', 'orders'],
  )

  test('GET /cart', async () => {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('44.25', 2),
      stock: 33,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('48.50', 2),
      stock: 36,
      sold: toBoolean(true),
    })
    await rows.insert('cart_items', {
      quantity: 11,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    await rows.insert('cart_items', {
      quantity: 12,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    await rows.insert('cart_items', {
      quantity: 13,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('GET', '/cart', 'customer')
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), {
      items: [
        { productId: product1, title: 'Title 1', price: '44.25', quantity: 11, inStock: true },
        { productId: product2, title: 'Title 2', price: '48.50', quantity: 12, inStock: true },
      ],
      total: '1068.75',
    })
  })

  test('GET /cart where product1.stock == 0', async () => {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('44.25', 2),
      stock: 0,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('48.50', 2),
      stock: 36,
      sold: toBoolean(true),
    })
    await rows.insert('cart_items', {
      quantity: 11,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    await rows.insert('cart_items', {
      quantity: 12,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    await rows.insert('cart_items', {
      quantity: 13,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('GET', '/cart', 'customer')
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), {
      items: [
        { productId: product1, title: 'Title 1', price: '44.25', quantity: 11, inStock: false },
        { productId: product2, title: 'Title 2', price: '48.50', quantity: 12, inStock: true },
      ],
      total: '1068.75',
    })
  })

  test('GET /cart where product1.stock == 11', async () => {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('44.25', 2),
      stock: 11,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('48.50', 2),
      stock: 36,
      sold: toBoolean(true),
    })
    await rows.insert('cart_items', {
      quantity: 11,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    await rows.insert('cart_items', {
      quantity: 12,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    await rows.insert('cart_items', {
      quantity: 13,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('GET', '/cart', 'customer')
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), {
      items: [
        { productId: product1, title: 'Title 1', price: '44.25', quantity: 11, inStock: true },
        { productId: product2, title: 'Title 2', price: '48.50', quantity: 12, inStock: true },
      ],
      total: '1068.75',
    })
  })

  test('PUT /cart/:product', async () => {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('44.25', 2),
      stock: 33,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('48.50', 2),
      stock: 36,
      sold: toBoolean(true),
    })
    const cartItem1 = await rows.insert('cart_items', {
      quantity: 11,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    const cartItem2 = await rows.insert('cart_items', {
      quantity: 12,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    const cartItem3 = await rows.insert('cart_items', {
      quantity: 13,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('PUT', `/cart/${product1}`, 'customer', { quantity: 1 })
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), {
      items: [
        { productId: product1, title: 'Title 1', price: '44.25', quantity: 1, inStock: true },
        { productId: product2, title: 'Title 2', price: '48.50', quantity: 12, inStock: true },
      ],
      total: '626.25',
    })
    await rows.expectRows('cart_items', [
      { id: cartItem1, quantity: 1 },
      { id: cartItem2, quantity: 12 },
      { id: cartItem3, quantity: 13 },
    ])
  })

  test('PUT /cart/:product where body.quantity == 33', async () => {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('44.25', 2),
      stock: 33,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('48.50', 2),
      stock: 36,
      sold: toBoolean(true),
    })
    const cartItem1 = await rows.insert('cart_items', {
      quantity: 11,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    const cartItem2 = await rows.insert('cart_items', {
      quantity: 12,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    const cartItem3 = await rows.insert('cart_items', {
      quantity: 13,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('PUT', `/cart/${product1}`, 'customer', { quantity: 33 })
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), {
      items: [
        { productId: product1, title: 'Title 1', price: '44.25', quantity: 33, inStock: true },
        { productId: product2, title: 'Title 2', price: '48.50', quantity: 12, inStock: true },
      ],
      total: '2042.25',
    })
    await rows.expectRows('cart_items', [
      { id: cartItem1, quantity: 33 },
      { id: cartItem2, quantity: 12 },
      { id: cartItem3, quantity: 13 },
    ])
  })

  test('PUT /cart/:product where body.quantity == 36', async () => {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('44.25', 2),
      stock: 33,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('48.50', 2),
      stock: 36,
      sold: toBoolean(true),
    })
    const cartItem1 = await rows.insert('cart_items', {
      quantity: 11,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    const cartItem2 = await rows.insert('cart_items', {
      quantity: 12,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    const cartItem3 = await rows.insert('cart_items', {
      quantity: 13,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('PUT', `/cart/${product1}`, 'customer', { quantity: 36 })
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), {
      items: [
        { productId: product1, title: 'Title 1', price: '44.25', quantity: 36, inStock: false },
        { productId: product2, title: 'Title 2', price: '48.50', quantity: 12, inStock: true },
      ],
      total: '2175.00',
    })
    await rows.expectRows('cart_items', [
      { id: cartItem1, quantity: 36 },
      { id: cartItem2, quantity: 12 },
      { id: cartItem3, quantity: 13 },
    ])
  })

  test('PUT /cart/:product where product1.sold == false', async () => {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('44.25', 2),
      stock: 33,
      sold: toBoolean(false),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('48.50', 2),
      stock: 36,
      sold: toBoolean(true),
    })
    const cartItem1 = await rows.insert('cart_items', {
      quantity: 11,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    const cartItem2 = await rows.insert('cart_items', {
      quantity: 12,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    const cartItem3 = await rows.insert('cart_items', {
      quantity: 13,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('PUT', `/cart/${product1}`, 'customer', { quantity: 1 })
    assert.equal(response.statusCode, 404, response.body)
    await rows.expectRows('cart_items', [
      { id: cartItem1, quantity: 11 },
      { id: cartItem2, quantity: 12 },
      { id: cartItem3, quantity: 13 },
    ])
  })

  test('DELETE /cart/:product', async () => {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('44.25', 2),
      stock: 33,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('48.50', 2),
      stock: 36,
      sold: toBoolean(true),
    })
    await rows.insert('cart_items', {
      quantity: 11,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    const cartItem2 = await rows.insert('cart_items', {
      quantity: 12,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    const cartItem3 = await rows.insert('cart_items', {
      quantity: 13,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('DELETE', `/cart/${product1}`, 'customer')
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), {
      items: [
        { productId: product2, title: 'Title 2', price: '48.50', quantity: 12, inStock: true },
      ],
      total: '582.00',
    })
    await rows.expectRows('cart_items', [{ id: cartItem2 }, { id: cartItem3 }])
  })

  test('POST /orders', async () => {
    const order1 = await rows.insert('orders', {
      '"key"': 'Key 1',
      state: 'placed',
      total: toScaled('132.25', 2),
      owner_id: rows.person('customer').id,
    })
    const order2 = await rows.insert('orders', {
      '"key"': 'Key 2',
      state: 'placed',
      total: toScaled('144.50', 2),
      owner_id: rows.person('customer').id,
    })
    const order3 = await rows.insert('orders', {
      '"key"': 'Key 3',
      state: 'placed',
      total: toScaled('156.75', 2),
      owner_id: rows.person('other').id,
    })
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('77.25', 2),
      stock: 66,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('84.50', 2),
      stock: 72,
      sold: toBoolean(true),
    })
    await rows.insert('cart_items', {
      quantity: 44,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    await rows.insert('cart_items', {
      quantity: 48,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    const cartItem3 = await rows.insert('cart_items', {
      quantity: 52,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('POST', '/orders', 'customer', undefined, {
      'idempotency-key': 'somexxxx',
    })
    assert.equal(response.statusCode, 201, response.body)
    assert.partialDeepStrictEqual(response.json(), { state: 'placed', total: '7455.00' })
    await rows.expectRows('cart_items', [{ id: cartItem3 }])
    await rows.expectRows('products', [
      { id: product1, stock: 22 },
      { id: product2, stock: 24 },
    ])
    await rows.expectRows('orders', [
      { id: order1 },
      { id: order2 },
      { id: order3 },
      {
        '"key"': 'somexxxx',
        state: 'placed',
        total: toScaled('7455.00', 2),
        payment: null,
        owner_id: rows.person('customer').id,
      },
    ])
    await rows.expectRows('order_lines', [
      { title: 'Title 1', price: toScaled('77.25', 2), quantity: 44, product_id: product1 },
      { title: 'Title 2', price: toScaled('84.50', 2), quantity: 48, product_id: product2 },
    ])
  })

  test('POST /orders where headers.idempotency-key is that of order1', async () => {
    const order1 = await rows.insert('orders', {
      '"key"': 'somexxxx',
      state: 'placed',
      total: toScaled('132.25', 2),
      owner_id: rows.person('customer').id,
    })
    const order2 = await rows.insert('orders', {
      '"key"': 'Key 2',
      state: 'placed',
      total: toScaled('144.50', 2),
      owner_id: rows.person('customer').id,
    })
    const order3 = await rows.insert('orders', {
      '"key"': 'Key 3',
      state: 'placed',
      total: toScaled('156.75', 2),
      owner_id: rows.person('other').id,
    })
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('77.25', 2),
      stock: 66,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('84.50', 2),
      stock: 72,
      sold: toBoolean(true),
    })
    const cartItem1 = await rows.insert('cart_items', {
      quantity: 44,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    const cartItem2 = await rows.insert('cart_items', {
      quantity: 48,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    const cartItem3 = await rows.insert('cart_items', {
      quantity: 52,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('POST', '/orders', 'customer', undefined, {
      'idempotency-key': 'somexxxx',
    })
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), { id: order1, state: 'placed', total: '132.25' })
    await rows.expectRows('cart_items', [{ id: cartItem1 }, { id: cartItem2 }, { id: cartItem3 }])
    await rows.expectRows('products', [
      { id: product1, stock: 66 },
      { id: product2, stock: 72 },
    ])
    await rows.expectRows('orders', [{ id: order1 }, { id: order2 }, { id: order3 }])
    await rows.expectRows('order_lines', [])
  })

  test('POST /orders where product1.stock == 0', async () => {
    const order1 = await rows.insert('orders', {
      '"key"': 'Key 1',
      state: 'placed',
      total: toScaled('132.25', 2),
      owner_id: rows.person('customer').id,
    })
    const order2 = await rows.insert('orders', {
      '"key"': 'Key 2',
      state: 'placed',
      total: toScaled('144.50', 2),
      owner_id: rows.person('customer').id,
    })
    const order3 = await rows.insert('orders', {
      '"key"': 'Key 3',
      state: 'placed',
      total: toScaled('156.75', 2),
      owner_id: rows.person('other').id,
    })
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('77.25', 2),
      stock: 0,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('84.50', 2),
      stock: 72,
      sold: toBoolean(true),
    })
    const cartItem1 = await rows.insert('cart_items', {
      quantity: 44,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    const cartItem2 = await rows.insert('cart_items', {
      quantity: 48,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    const cartItem3 = await rows.insert('cart_items', {
      quantity: 52,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('POST', '/orders', 'customer', undefined, {
      'idempotency-key': 'somexxxx',
    })
    assert.equal(response.statusCode, 409, response.body)
    await rows.expectRows('cart_items', [{ id: cartItem1 }, { id: cartItem2 }, { id: cartItem3 }])
    await rows.expectRows('products', [
      { id: product1, stock: 0 },
      { id: product2, stock: 72 },
    ])
    await rows.expectRows('orders', [{ id: order1 }, { id: order2 }, { id: order3 }])
    await rows.expectRows('order_lines', [])
  })

  test('POST /orders where product1.stock == 44', async () => {
    const order1 = await rows.insert('orders', {
      '"key"': 'Key 1',
      state: 'placed',
      total: toScaled('132.25', 2),
      owner_id: rows.person('customer').id,
    })
    const order2 = await rows.insert('orders', {
      '"key"': 'Key 2',
      state: 'placed',
      total: toScaled('144.50', 2),
      owner_id: rows.person('customer').id,
    })
    const order3 = await rows.insert('orders', {
      '"key"': 'Key 3',
      state: 'placed',
      total: toScaled('156.75', 2),
      owner_id: rows.person('other').id,
    })
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('77.25', 2),
      stock: 44,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('84.50', 2),
      stock: 72,
      sold: toBoolean(true),
    })
    await rows.insert('cart_items', {
      quantity: 44,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    await rows.insert('cart_items', {
      quantity: 48,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    const cartItem3 = await rows.insert('cart_items', {
      quantity: 52,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('POST', '/orders', 'customer', undefined, {
      'idempotency-key': 'somexxxx',
    })
    assert.equal(response.statusCode, 201, response.body)
    assert.partialDeepStrictEqual(response.json(), { state: 'placed', total: '7455.00' })
    await rows.expectRows('cart_items', [{ id: cartItem3 }])
    await rows.expectRows('products', [
      { id: product1, stock: 0 },
      { id: product2, stock: 24 },
    ])
    await rows.expectRows('orders', [
      { id: order1 },
      { id: order2 },
      { id: order3 },
      {
        '"key"': 'somexxxx',
        state: 'placed',
        total: toScaled('7455.00', 2),
        payment: null,
        owner_id: rows.person('customer').id,
      },
    ])
    await rows.expectRows('order_lines', [
      { title: 'Title 1', price: toScaled('77.25', 2), quantity: 44, product_id: product1 },
      { title: 'Title 2', price: toScaled('84.50', 2), quantity: 48, product_id: product2 },
    ])
  })

  test('POST /orders where product1.sold == false', async () => {
    const order1 = await rows.insert('orders', {
      '"key"': 'Key 1',
      state: 'placed',
      total: toScaled('132.25', 2),
      owner_id: rows.person('customer').id,
    })
    const order2 = await rows.insert('orders', {
      '"key"': 'Key 2',
      state: 'placed',
      total: toScaled('144.50', 2),
      owner_id: rows.person('customer').id,
    })
    const order3 = await rows.insert('orders', {
      '"key"': 'Key 3',
      state: 'placed',
      total: toScaled('156.75', 2),
      owner_id: rows.person('other').id,
    })
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('77.25', 2),
      stock: 66,
      sold: toBoolean(false),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('84.50', 2),
      stock: 72,
      sold: toBoolean(true),
    })
    const cartItem1 = await rows.insert('cart_items', {
      quantity: 44,
      product_id: product1,
      owner_id: rows.person('customer').id,
    })
    const cartItem2 = await rows.insert('cart_items', {
      quantity: 48,
      product_id: product2,
      owner_id: rows.person('customer').id,
    })
    const cartItem3 = await rows.insert('cart_items', {
      quantity: 52,
      product_id: product1,
      owner_id: rows.person('other').id,
    })
    const response = await rows.call('POST', '/orders', 'customer', undefined, {
      'idempotency-key': 'somexxxx',
    })
    assert.equal(response.statusCode, 409, response.body)
    await rows.expectRows('cart_items', [{ id: cartItem1 }, { id: cartItem2 }, { id: cartItem3 }])
    await rows.expectRows('products', [
      { id: product1, stock: 66 },
      { id: product2, stock: 72 },
    ])
    await rows.expectRows('orders', [{ id: order1 }, { id: order2 }, { id: order3 }])
    await rows.expectRows('order_lines', [])
  })

  test('POST /orders where there is no cartItem', async () => {
    const order1 = await rows.insert('orders', {
      '"key"': 'Key 1',
      state: 'placed',
      total: toScaled('132.25', 2),
      owner_id: rows.person('customer').id,
    })
    const order2 = await rows.insert('orders', {
      '"key"': 'Key 2',
      state: 'placed',
      total: toScaled('144.50', 2),
      owner_id: rows.person('customer').id,
    })
    const order3 = await rows.insert('orders', {
      '"key"': 'Key 3',
      state: 'placed',
      total: toScaled('156.75', 2),
      owner_id: rows.person('other').id,
    })
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('77.25', 2),
      stock: 66,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('84.50', 2),
      stock: 72,
      sold: toBoolean(true),
    })
    const response = await rows.call('POST', '/orders', 'customer', undefined, {
      'idempotency-key': 'somexxxx',
    })
    assert.equal(response.statusCode, 409, response.body)
    await rows.expectRows('cart_items', [])
    await rows.expectRows('products', [
      { id: product1, stock: 66 },
      { id: product2, stock: 72 },
    ])
    await rows.expectRows('orders', [{ id: order1 }, { id: order2 }, { id: order3 }])
    await rows.expectRows('order_lines', [])
  })

  test('POST /orders/:id/cancel', async () => {
    const order1 = await rows.insert('orders', {
      '"key"': 'Key 1',
      state: 'placed',
      total: toScaled('121.25', 2),
      owner_id: rows.person('customer').id,
    })
    const order2 = await rows.insert('orders', {
      '"key"': 'Key 2',
      state: 'placed',
      total: toScaled('132.50', 2),
      owner_id: rows.person('customer').id,
    })
    const order3 = await rows.insert('orders', {
      '"key"': 'Key 3',
      state: 'placed',
      total: toScaled('143.75', 2),
      owner_id: rows.person('other').id,
    })
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('66.25', 2),
      stock: 55,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('72.50', 2),
      stock: 60,
      sold: toBoolean(true),
    })
    await rows.insert('order_lines', {
      title: 'Title 1',
      price: toScaled('22.25', 2),
      quantity: 11,
      order_id: order1,
      product_id: product1,
    })
    await rows.insert('order_lines', {
      title: 'Title 2',
      price: toScaled('24.50', 2),
      quantity: 12,
      order_id: order2,
      product_id: product2,
    })
    const response = await rows.call('POST', `/orders/${order1}/cancel`, 'customer')
    assert.equal(response.statusCode, 204, response.body)
    await rows.expectRows('orders', [
      { id: order1, state: 'cancelled' },
      { id: order2, state: 'placed' },
      { id: order3, state: 'placed' },
    ])
    await rows.expectRows('products', [
      { id: product1, stock: 66 },
      { id: product2, stock: 60 },
    ])
  })

  test('POST /orders/:id/cancel where order1.state == cancelled', async () => {
    const order1 = await rows.insert('orders', {
      '"key"': 'Key 1',
      state: 'cancelled',
      total: toScaled('121.25', 2),
      owner_id: rows.person('customer').id,
    })
    const order2 = await rows.insert('orders', {
      '"key"': 'Key 2',
      state: 'placed',
      total: toScaled('132.50', 2),
      owner_id: rows.person('customer').id,
    })
    const order3 = await rows.insert('orders', {
      '"key"': 'Key 3',
      state: 'placed',
      total: toScaled('143.75', 2),
      owner_id: rows.person('other').id,
    })
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('66.25', 2),
      stock: 55,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('72.50', 2),
      stock: 60,
      sold: toBoolean(true),
    })
    await rows.insert('order_lines', {
      title: 'Title 1',
      price: toScaled('22.25', 2),
      quantity: 11,
      order_id: order1,
      product_id: product1,
    })
    await rows.insert('order_lines', {
      title: 'Title 2',
      price: toScaled('24.50', 2),
      quantity: 12,
      order_id: order2,
      product_id: product2,
    })
    const response = await rows.call('POST', `/orders/${order1}/cancel`, 'customer')
    assert.equal(response.statusCode, 409, response.body)
    await rows.expectRows('orders', [
      { id: order1, state: 'cancelled' },
      { id: order2, state: 'placed' },
      { id: order3, state: 'placed' },
    ])
    await rows.expectRows('products', [
      { id: product1, stock: 55 },
      { id: product2, stock: 60 },
    ])
  })

  test('POST /products/:id/stock', async () => {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('33.25', 2),
      stock: 22,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('36.50', 2),
      stock: 24,
      sold: toBoolean(true),
    })
    const response = await rows.call('POST', `/products/${product1}/stock`, 'staff', { pieces: 1 })
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), { stock: 23 })
    await rows.expectRows('products', [
      { id: product1, stock: 23 },
      { id: product2, stock: 24 },
    ])
  })

  test('POST /products/:id/stock where body.pieces == -22', async () => {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('33.25', 2),
      stock: 22,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('36.50', 2),
      stock: 24,
      sold: toBoolean(true),
    })
    const response = await rows.call('POST', `/products/${product1}/stock`, 'staff', {
      pieces: -22,
    })
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), { stock: 0 })
    await rows.expectRows('products', [
      { id: product1, stock: 0 },
      { id: product2, stock: 24 },
    ])
  })

  test('POST /products/:id/stock where body.pieces == -24', async () => {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: toScaled('33.25', 2),
      stock: 22,
      sold: toBoolean(true),
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: toScaled('36.50', 2),
      stock: 24,
      sold: toBoolean(true),
    })
    const response = await rows.call('POST', `/products/${product1}/stock`, 'staff', {
      pieces: -24,
    })
    assert.equal(response.statusCode, 409, response.body)
    await rows.expectRows('products', [
      { id: product1, stock: 22 },
      { id: product2, stock: 24 },
    ])
  })
})
