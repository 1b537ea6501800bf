import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { useEmptyTables } from '../empty-tables.ts'
import type { Row } from '../rows.ts'

suite('what the drawn endpoints answer and leave behind', () => {
  const rows = useEmptyTables(
    { other: 'customer', customer: 'customer', staff: 'staff', admin: 'admin' },
    ['cart_items', 'order_lines', 'payment_events', 'products', 'orders'],
  )

  /** What GET /cart finds, some of it with other values. */
  async function showCartRows(other: Readonly<Record<string, Row>> = {}) {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: '44.25',
      stock: 33,
      sold: true,
      ...other['product1'],
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: '48.50',
      stock: 36,
      sold: true,
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
    return { product1, product2 }
  }

  test('GET /cart', async () => {
    const { product1, product2 } = await showCartRows()
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
    const { product1, product2 } = await showCartRows({ product1: { stock: 0 } })
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
    const { product1, product2 } = await showCartRows({ product1: { stock: 11 } })
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

  /** What PUT /cart/:product finds, some of it with other values. */
  async function putInCartRows(other: Readonly<Record<string, Row>> = {}) {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: '44.25',
      stock: 33,
      sold: true,
      ...other['product1'],
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: '48.50',
      stock: 36,
      sold: true,
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
    return { product1, product2, cartItem1, cartItem2, cartItem3 }
  }

  test('PUT /cart/:product', async () => {
    const { product1, product2, cartItem1, cartItem2, cartItem3 } = await putInCartRows()
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
    const { product1, product2, cartItem1, cartItem2, cartItem3 } = await putInCartRows()
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
    const { product1, product2, cartItem1, cartItem2, cartItem3 } = await putInCartRows()
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
    const { product1, cartItem1, cartItem2, cartItem3 } = await putInCartRows({
      product1: { sold: false },
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
      price: '44.25',
      stock: 33,
      sold: true,
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: '48.50',
      stock: 36,
      sold: true,
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

  /** What POST /orders finds, some of it with other values. */
  async function placeOrderRows(other: Readonly<Record<string, Row>> = {}) {
    const order1 = await rows.insert('orders', {
      '"key"': 'Key 1',
      state: 'placed',
      total: '132.25',
      owner_id: rows.person('customer').id,
      ...other['order1'],
    })
    const order2 = await rows.insert('orders', {
      '"key"': 'Key 2',
      state: 'placed',
      total: '144.50',
      owner_id: rows.person('customer').id,
    })
    const order3 = await rows.insert('orders', {
      '"key"': 'Key 3',
      state: 'placed',
      total: '156.75',
      owner_id: rows.person('other').id,
    })
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: '77.25',
      stock: 66,
      sold: true,
      ...other['product1'],
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: '84.50',
      stock: 72,
      sold: true,
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
    return { order1, order2, order3, product1, product2, cartItem1, cartItem2, cartItem3 }
  }

  test('POST /orders', async () => {
    const { order1, order2, order3, product1, product2, cartItem3 } = await placeOrderRows()
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
        total: '7455.00',
        payment: null,
        owner_id: rows.person('customer').id,
      },
    ])
    await rows.expectRows('order_lines', [
      { title: 'Title 1', price: '77.25', quantity: 44, product_id: product1 },
      { title: 'Title 2', price: '84.50', quantity: 48, product_id: product2 },
    ])
  })

  test('POST /orders where headers.idempotency-key is that of order1', async () => {
    const { order1, order2, order3, product1, product2, cartItem1, cartItem2, cartItem3 } =
      await placeOrderRows({ order1: { '"key"': 'somexxxx' } })
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
    const { order1, order2, order3, product1, product2, cartItem1, cartItem2, cartItem3 } =
      await placeOrderRows({ product1: { stock: 0 } })
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
    const { order1, order2, order3, product1, product2, cartItem3 } = await placeOrderRows({
      product1: { stock: 44 },
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
        total: '7455.00',
        payment: null,
        owner_id: rows.person('customer').id,
      },
    ])
    await rows.expectRows('order_lines', [
      { title: 'Title 1', price: '77.25', quantity: 44, product_id: product1 },
      { title: 'Title 2', price: '84.50', quantity: 48, product_id: product2 },
    ])
  })

  test('POST /orders where product1.sold == false', async () => {
    const { order1, order2, order3, product1, product2, cartItem1, cartItem2, cartItem3 } =
      await placeOrderRows({ product1: { sold: false } })
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
    const { order1, order2, order3, product1, product2 } = await placeOrderRows()
    await rows.empty('cart_items')
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

  /** What POST /orders/:id/cancel finds, some of it with other values. */
  async function cancelOrderRows(other: Readonly<Record<string, Row>> = {}) {
    const order1 = await rows.insert('orders', {
      '"key"': 'Key 1',
      state: 'placed',
      total: '121.25',
      owner_id: rows.person('customer').id,
      ...other['order1'],
    })
    const order2 = await rows.insert('orders', {
      '"key"': 'Key 2',
      state: 'placed',
      total: '132.50',
      owner_id: rows.person('customer').id,
    })
    const order3 = await rows.insert('orders', {
      '"key"': 'Key 3',
      state: 'placed',
      total: '143.75',
      owner_id: rows.person('other').id,
    })
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: '66.25',
      stock: 55,
      sold: true,
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: '72.50',
      stock: 60,
      sold: true,
    })
    await rows.insert('order_lines', {
      title: 'Title 1',
      price: '22.25',
      quantity: 11,
      order_id: order1,
      product_id: product1,
    })
    await rows.insert('order_lines', {
      title: 'Title 2',
      price: '24.50',
      quantity: 12,
      order_id: order2,
      product_id: product2,
    })
    return { order1, order2, order3, product1, product2 }
  }

  test('POST /orders/:id/cancel', async () => {
    const { order1, order2, order3, product1, product2 } = await cancelOrderRows()
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
    const { order1, order2, order3, product1, product2 } = await cancelOrderRows({
      order1: { state: 'cancelled' },
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

  /** What POST /products/:id/stock finds. */
  async function stockUpRows() {
    const product1 = await rows.insert('products', {
      sku: 'Sku 1',
      title: 'Title 1',
      price: '33.25',
      stock: 22,
      sold: true,
    })
    const product2 = await rows.insert('products', {
      sku: 'Sku 2',
      title: 'Title 2',
      price: '36.50',
      stock: 24,
      sold: true,
    })
    return { product1, product2 }
  }

  test('POST /products/:id/stock', async () => {
    const { product1, product2 } = await stockUpRows()
    const response = await rows.call('POST', `/products/${product1}/stock`, 'staff', { pieces: 1 })
    assert.equal(response.statusCode, 200, response.body)
    assert.deepEqual(response.json(), { stock: 23 })
    await rows.expectRows('products', [
      { id: product1, stock: 23 },
      { id: product2, stock: 24 },
    ])
  })

  test('POST /products/:id/stock where body.pieces == -22', async () => {
    const { product1, product2 } = await stockUpRows()
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
    const { product1, product2 } = await stockUpRows()
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
