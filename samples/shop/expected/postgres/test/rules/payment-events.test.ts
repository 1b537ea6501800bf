import { suite, test } from 'node:test'
import { useRules } from '../rows.ts'

suite('who reaches payment events', () => {
  const rows = useRules(
    { other: 'customer', customer: 'customer', staff: 'staff', admin: 'admin' },
    {
      url: '/payment-events',
      table: 'payment_events',
      change: { type: 'Type 2' },
    },
  )

  test('otherwise', () => {
    const answers = {
      nobody: { list: 401, read: 401 },
      customer: { list: 403, read: 403 },
      staff: { list: 403, read: 403 },
      admin: { list: 200, read: 200 },
    }
    return rows.expect(answers, async () => {
      return rows.insert('payment_events', { event: `Event ${rows.number()}`, type: 'Type 1' })
    })
  })

  test('where there is none', () => {
    const answers = {
      nobody: { list: 401, read: 401 },
      customer: { list: 403, read: 403 },
      staff: { list: 403, read: 403 },
      admin: { list: 404, read: 404 },
    }
    return rows.expect(answers, async () => 999999999)
  })
})
