import { suite, test } from 'node:test'
import { toScaled } from '../../src/database/decimals.ts'
import { useEndpoints } from '../rows.ts'

suite('whose rows the drawn endpoints are for', () => {
  const rows = useEndpoints({
    other: 'customer',
    customer: 'customer',
    staff: 'staff',
    admin: 'admin',
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
      return `/orders/${orderId}/payment`
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
      return `/orders/${orderId}/payment`
    })
  })

  test('POST /orders/:id/cancel where order.owner == user', () => {
    const answers = { customer: 'not 404', staff: 'not 404', admin: 'not 404' }
    const call = { method: 'POST' } as const
    return rows.expect(answers, call, async (caller) => {
      const orderId = await rows.insert('orders', {
        '"key"': `Key ${rows.number()}`,
        total: toScaled('1.00', 2),
        owner_id: caller.id,
      })
      return `/orders/${orderId}/cancel`
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
      return `/orders/${orderId}/cancel`
    })
  })
})
