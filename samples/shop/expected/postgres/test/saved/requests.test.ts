import { suite, test } from 'node:test'
import { aTime, assertAnswer } from '../answers.ts'
import { useEmptyTables } from '../empty-tables.ts'

suite('saved requests', () => {
  const rows = useEmptyTables(
    { other: 'customer', customer: 'customer', staff: 'staff', admin: 'admin' },
    ['cart_items', 'order_lines', 'payment_events', 'products', 'orders'],
  )

  test('A customer puts two mugs into the cart', async () => {
    const product1 = await rows.insert('products', {
      sku: 'MUG-1',
      title: 'Mug',
      price: '12.50',
      stock: 5,
      sold: true,
    })
    const response = await rows.call('PUT', `/cart/${product1}`, 'customer', { quantity: 2 })
    assertAnswer(response, 200, {
      items: [{ productId: product1, title: 'Mug', price: '12.50', quantity: 2, inStock: true }],
      total: '25.00',
    })
    await rows.expectRows('cart_items', [
      { quantity: 2, product_id: product1, owner_id: rows.person('customer').id },
    ])
  })

  test('Nobody is shown what is not on offer', async () => {
    const product1 = await rows.insert('products', {
      sku: 'MUG-1',
      title: 'Mug',
      price: '12.50',
      stock: 5,
      sold: true,
    })
    await rows.insert('products', { sku: 'MUG-0', title: 'Old mug', price: '9.00', sold: false })
    const response = await rows.call('GET', '/products?title[contains]=Mug', 'nobody')
    assertAnswer(response, 200, {
      data: [
        {
          id: product1,
          sku: 'MUG-1',
          title: 'Mug',
          description: null,
          price: '12.50',
          stock: 5,
          sold: true,
          inStock: true,
          createdAt: aTime,
          updatedAt: aTime,
        },
      ],
      page: { limit: 20, next: null },
    })
  })
})
