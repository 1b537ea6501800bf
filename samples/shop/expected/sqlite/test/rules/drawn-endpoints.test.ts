import { suite, test } from 'node:test'
import { toScaled } from '../../src/database/decimals.ts'
import { toBoolean } from '../../src/database/values.ts'
import { useEndpoints } from '../rows.ts'

suite('what the drawn endpoints do', () => {
  const rows = useEndpoints({
    other: 'customer',
    customer: 'customer',
    staff: 'staff',
    admin: 'admin',
  })

  test('GET /cart', () => {
    const answers = { customer: '200', staff: '200', admin: '200' }
    const call = { method: 'GET' } as const
    return rows.expect(answers, call, async () => ({ url: '/cart' }))
  })

  test('GET /cart tells of a row where cartItem.owner == user', () => {
    const answers = { customer: true, staff: true, admin: true }
    return rows.expectTold(answers, '/cart', async (caller) => {
      const cartItemProductId = await rows.insert('products', {
        sku: `Sku ${rows.number()}`,
        title: 'Title 1',
        price: toScaled('0.00', 2),
      })
      await rows.insert('cart_items', {
        quantity: 1,
        product_id: cartItemProductId,
        owner_id: caller.id,
      })
    })
  })

  test('GET /cart tells nothing of a row otherwise', () => {
    const answers = { customer: false, staff: false, admin: false }
    return rows.expectTold(answers, '/cart', async () => {
      const cartItemProductId = await rows.insert('products', {
        sku: `Sku ${rows.number()}`,
        title: 'Title 1',
        price: toScaled('0.00', 2),
      })
      await rows.insert('cart_items', {
        quantity: 1,
        product_id: cartItemProductId,
        owner_id: rows.person('other').id,
      })
    })
  })

  test('PUT /cart/:product where !product.sold', () => {
    const answers = { customer: '404', staff: '404', admin: '404' }
    const call = { method: 'PUT', payload: { quantity: 1 } } as const
    return rows.expect(answers, call, async () => {
      const productId = await rows.insert('products', {
        sku: `Sku ${rows.number()}`,
        title: 'Title 1',
        price: toScaled('0.00', 2),
        sold: toBoolean(false),
      })
      return { url: `/cart/${productId}` }
    })
  })

  test('PUT /cart/:product otherwise', () => {
    const answers = { customer: '200', staff: '200', admin: '200' }
    const call = { method: 'PUT', payload: { quantity: 1 } } as const
    return rows.expect(answers, call, async () => {
      const productId = await rows.insert('products', {
        sku: `Sku ${rows.number()}`,
        title: 'Title 1',
        price: toScaled('0.00', 2),
      })
      return { url: `/cart/${productId}` }
    })
  })

  test('PUT /cart/:product where there is none', () => {
    const answers = { customer: '404', staff: '404', admin: '404' }
    const call = { method: 'PUT', payload: { quantity: 1 } } as const
    return rows.expect(answers, call, async () => ({ url: '/cart/999999999' }))
  })

  test('DELETE /cart/:product where cartItem.owner == user', () => {
    const answers = { customer: '200', staff: '200', admin: '200' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async (caller) => {
      const cartItemProductId = await rows.insert('products', {
        sku: `Sku ${rows.number()}`,
        title: 'Title 1',
        price: toScaled('0.00', 2),
      })
      const cartItemId = await rows.insert('cart_items', {
        quantity: 1,
        product_id: cartItemProductId,
        owner_id: caller.id,
      })
      return { url: `/cart/${cartItemProductId}`, changed: ['cart_items', cartItemId] }
    })
  })

  test('DELETE /cart/:product otherwise', () => {
    const answers = { customer: '200', staff: '200', admin: '200' }
    const call = { method: 'DELETE' } as const
    return rows.expect(answers, call, async () => {
      const cartItemProductId = await rows.insert('products', {
        sku: `Sku ${rows.number()}`,
        title: 'Title 1',
        price: toScaled('0.00', 2),
      })
      const cartItemId = await rows.insert('cart_items', {
        quantity: 1,
        product_id: cartItemProductId,
        owner_id: rows.person('other').id,
      })
      return { url: `/cart/${cartItemProductId}`, kept: ['cart_items', cartItemId] }
    })
  })

  test("POST /orders/:id/payment where order.owner == user && order.state == 'paid'", () => {
    const answers = { customer: '409', staff: '409', admin: '409' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async (caller) => {
      const orderId = await rows.insert('orders', {
        '"key"': `Key ${rows.number()}`,
        state: 'paid',
        total: toScaled('1.00', 2),
        owner_id: caller.id,
      })
      return { url: `/orders/${orderId}/payment` }
    })
  })

  test('POST /orders/:id/payment otherwise', () => {
    const answers = { customer: '404', staff: '404', admin: '404' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async () => {
      const orderId = await rows.insert('orders', {
        '"key"': `Key ${rows.number()}`,
        total: toScaled('1.00', 2),
        owner_id: rows.person('other').id,
      })
      return { url: `/orders/${orderId}/payment` }
    })
  })

  test('POST /orders/:id/payment where there is none', () => {
    const answers = { customer: '404', staff: '404', admin: '404' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async () => ({ url: '/orders/999999999/payment' }))
  })

  test('POST /orders/:id/cancel where order.owner == user', () => {
    const answers = { customer: '204', staff: '204', admin: '204' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async (caller) => {
      const orderId = await rows.insert('orders', {
        '"key"': `Key ${rows.number()}`,
        total: toScaled('1.00', 2),
        owner_id: caller.id,
      })
      return { url: `/orders/${orderId}/cancel`, changed: ['orders', orderId] }
    })
  })

  test("POST /orders/:id/cancel where order.owner == user && order.state == 'paid'", () => {
    const answers = { customer: '409', staff: '409', admin: '409' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async (caller) => {
      const orderId = await rows.insert('orders', {
        '"key"': `Key ${rows.number()}`,
        state: 'paid',
        total: toScaled('1.00', 2),
        owner_id: caller.id,
      })
      return { url: `/orders/${orderId}/cancel`, kept: ['orders', orderId] }
    })
  })

  test('POST /orders/:id/cancel otherwise', () => {
    const answers = { customer: '404', staff: '404', admin: '404' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async () => {
      const orderId = await rows.insert('orders', {
        '"key"': `Key ${rows.number()}`,
        total: toScaled('1.00', 2),
        owner_id: rows.person('other').id,
      })
      return { url: `/orders/${orderId}/cancel`, kept: ['orders', orderId] }
    })
  })

  test('POST /orders/:id/cancel where there is none', () => {
    const answers = { customer: '404', staff: '404', admin: '404' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async () => ({ url: '/orders/999999999/cancel' }))
  })

  test('POST /orders/:id/refund where order.payment != null', () => {
    const answers = { staff: '409', admin: '409' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async () => {
      const orderId = await rows.insert('orders', {
        '"key"': `Key ${rows.number()}`,
        total: toScaled('1.00', 2),
        payment: `Payment ${rows.number()}`,
        owner_id: rows.person('other').id,
      })
      return { url: `/orders/${orderId}/refund`, kept: ['orders', orderId] }
    })
  })

  test('POST /orders/:id/refund otherwise', () => {
    const answers = { staff: '404', admin: '404' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async () => {
      const orderId = await rows.insert('orders', {
        '"key"': `Key ${rows.number()}`,
        total: toScaled('1.00', 2),
        owner_id: rows.person('other').id,
      })
      return { url: `/orders/${orderId}/refund`, kept: ['orders', orderId] }
    })
  })

  test('POST /orders/:id/refund where there is none', () => {
    const answers = { staff: '404', admin: '404' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async () => ({ url: '/orders/999999999/refund' }))
  })

  test('POST /products/:id/stock', () => {
    const answers = { staff: '200', admin: '200' }
    const call = { method: 'POST', payload: { pieces: 1 } } as const
    return rows.expect(answers, call, async () => {
      const productId = await rows.insert('products', {
        sku: `Sku ${rows.number()}`,
        title: 'Title 1',
        price: toScaled('0.00', 2),
      })
      return { url: `/products/${productId}/stock` }
    })
  })

  test('POST /products/:id/stock where there is none', () => {
    const answers = { staff: '404', admin: '404' }
    const call = { method: 'POST', payload: { pieces: 1 } } as const
    return rows.expect(answers, call, async () => ({ url: '/products/999999999/stock' }))
  })

  test('POST /webhooks/payments', () => {
    const answers = { nobody: '401', customer: '401', staff: '401', admin: '401' }
    const call = {
      method: 'POST',
      headers: { 'x-signature': 'some' },
      payload: { id: 'some', type: 'payment.succeeded', payment: 'some', amount: '1' },
    } as const
    return rows.expect(answers, call, async () => ({ url: '/webhooks/payments' }))
  })
})
