/** What the provider has told, each once. */
export interface PaymentEvent {
  id: number
  event: string
  type: string
  createdAt: string
  updatedAt: string
}

/** A row as the database gives it. */
export type PaymentEventRow = PaymentEvent

export const paymentEventColumns = `
  payment_events.id, payment_events.event, payment_events.type,
  payment_events.created_at AS "createdAt", payment_events.updated_at AS "updatedAt"`

export const paymentEventProperties = {
  id: { type: 'integer' },
  event: { type: 'string' },
  type: { type: 'string' },
  createdAt: { type: 'string' },
  updatedAt: { type: 'string' },
} as const
