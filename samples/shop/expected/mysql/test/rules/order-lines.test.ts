import { suite, test } from 'node:test'
import { useRules } from '../rows.ts'

suite('who reaches order lines', () => {
  const rows = useRules(
    { other: 'customer', customer: 'customer', staff: 'staff', admin: 'admin' },
    {
      url: '/order-lines',
      table: 'order_lines',
      change: { title: 'Title 2' },
    },
  )

  test('where row.order.owner == user', () => {
    const answers = {
      nobody: { list: 401, read: 401 },
      customer: { list: 200, read: 200 },
      staff: { list: 200, read: 200 },
      admin: { list: 200, read: 200 },
    }
    return rows.expect(answers, async (caller) => {
      const orderId = await rows.insert('orders', {
        '`key`': `Key ${rows.number()}`,
        total: '1.00',
        owner_id: caller.id,
      })
      const productId = await rows.insert('products', {
        sku: `Sku ${rows.number()}`,
        title: 'Title 1',
        price: '0.00',
      })
      return rows.insert('order_lines', {
        title: 'Title 1',
        price: '1.00',
        quantity: 1,
        order_id: orderId,
        product_id: productId,
      })
    })
  })

  test('otherwise', () => {
    const answers = {
      nobody: { list: 401, read: 401 },
      customer: { list: 404, read: 404 },
      staff: { list: 200, read: 200 },
      admin: { list: 200, read: 200 },
    }
    return rows.expect(answers, async () => {
      const orderId = await rows.insert('orders', {
        '`key`': `Key ${rows.number()}`,
        total: '1.00',
        owner_id: rows.person('other').id,
      })
      const productId = await rows.insert('products', {
        sku: `Sku ${rows.number()}`,
        title: 'Title 1',
        price: '0.00',
      })
      return rows.insert('order_lines', {
        title: 'Title 1',
        price: '1.00',
        quantity: 1,
        order_id: orderId,
        product_id: productId,
      })
    })
  })

  test('where there is none', () => {
    const answers = {
      nobody: { list: 401, read: 401 },
      customer: { list: 404, read: 404 },
      staff: { list: 404, read: 404 },
      admin: { list: 404, read: 404 },
    }
    return rows.expect(answers, async () => 999999999)
  })
})
