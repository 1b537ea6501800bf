import { suite, test } from 'node:test'
import { useRules } from '../rows.ts'

suite('who reaches products', () => {
  const rows = useRules(
    { other: 'customer', customer: 'customer', staff: 'staff', admin: 'admin' },
    {
      url: '/products',
      table: 'products',
      change: { title: 'Title 2' },
    },
  )

  test('where !row.sold', () => {
    const answers = {
      nobody: { list: 404, read: 404, update: 401, delete: 401 },
      customer: { list: 404, read: 404, update: 403, delete: 403 },
      staff: { list: 200, read: 200, update: 200, delete: 403 },
      admin: { list: 200, read: 200, update: 200, delete: 204 },
    }
    return rows.expect(answers, async () => {
      return rows.insert('products', {
        sku: `Sku ${rows.number()}`,
        title: 'Title 1',
        price: '0.00',
        sold: false,
      })
    })
  })

  test('otherwise', () => {
    const answers = {
      nobody: { list: 200, read: 200, update: 401, delete: 401 },
      customer: { list: 200, read: 200, update: 403, delete: 403 },
      staff: { list: 200, read: 200, update: 200, delete: 403 },
      admin: { list: 200, read: 200, update: 200, delete: 204 },
    }
    return rows.expect(answers, async () => {
      return rows.insert('products', {
        sku: `Sku ${rows.number()}`,
        title: 'Title 1',
        price: '0.00',
      })
    })
  })

  test('where there is none', () => {
    const answers = {
      nobody: { list: 404, read: 404, update: 401, delete: 401 },
      customer: { list: 404, read: 404, update: 403, delete: 403 },
      staff: { list: 404, read: 404, update: 404, delete: 403 },
      admin: { list: 404, read: 404, update: 404, delete: 404 },
    }
    return rows.expect(answers, async () => 999999999)
  })
})
