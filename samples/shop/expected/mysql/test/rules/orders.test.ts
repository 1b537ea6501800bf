import { suite, test } from 'node:test'
import { useRules } from '../rows.ts'

suite('who reaches orders', () => {
  const rows = useRules(
    { other: 'customer', customer: 'customer', staff: 'staff', admin: 'admin' },
    {
      url: '/orders',
      table: 'orders',
      change: { state: 'paid' },
    },
  )

  test('where row.owner == user', () => {
    const answers = {
      nobody: { list: 401, read: 401 },
      customer: { list: 200, read: 200 },
      staff: { list: 200, read: 200 },
      admin: { list: 200, read: 200 },
    }
    return rows.expect(answers, async (caller) => {
      return rows.insert('orders', {
        '`key`': `Key ${rows.number()}`,
        total: '1.00',
        owner_id: caller.id,
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
      return rows.insert('orders', {
        '`key`': `Key ${rows.number()}`,
        total: '1.00',
        owner_id: rows.person('other').id,
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
