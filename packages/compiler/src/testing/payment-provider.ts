import { startService } from './service.ts'

export interface PaymentProvider extends AsyncDisposable {
  readonly host: string
  readonly payments: ReadonlyMap<string, { readonly amount: string; readonly reference: string }>
  refundsOf(payment: string): readonly string[]
  /** Whether it is out of order just now. */
  fail: boolean
}

/**
 * Speaks the protocol of a payment provider: bearer keys, payments and refunds that are made once for
 * an idempotency key.
 */
export async function startPaymentProvider(key: string): Promise<PaymentProvider> {
  const payments = new Map<string, { amount: string; reference: string }>()
  const refunds = new Map<string, string[]>()
  const answered = new Map<string, object>()
  const state = { fail: false }

  const service = await startService(({ method, url, headers, body }, response) => {
    const answer = (status: number, content: object) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(content))
    const once = headers['idempotency-key']
    if (state.fail) return answer(500, { error: 'out of order' })
    if (headers.authorization !== `Bearer ${key}`) return answer(401, { error: 'key' })
    if (method !== 'POST' || typeof once !== 'string') return answer(400, { error: 'request' })
    const known = answered.get(once)
    if (known !== undefined) return answer(200, known)
    const made = handle(url, JSON.parse(body))
    if (made === undefined) return answer(404, { error: 'unknown' })
    answered.set(once, made)
    return answer(201, made)
  })

  function handle(url: string, sent: { amount: string; reference: string }): object | undefined {
    if (url === '/v1/payments') {
      const id = `pay_${payments.size + 1}_${sent.reference}`
      payments.set(id, sent)
      return { id, url: `https://pay.example.com/${id}`, status: 'pending' }
    }
    const [, payment = ''] = /^\/v1\/payments\/(\w+)\/refunds$/.exec(url) ?? []
    if (!payments.has(payment)) return undefined
    const id = `refund_${refunds.size + 1}`
    refunds.set(payment, [...(refunds.get(payment) ?? []), id])
    return { id, status: 'pending' }
  }

  return {
    host: service.host,
    payments,
    refundsOf: (payment) => refunds.get(payment) ?? [],
    get fail() {
      return state.fail
    },
    set fail(value) {
      state.fail = value
    },
    [Symbol.asyncDispose]: () => service[Symbol.asyncDispose](),
  }
}
