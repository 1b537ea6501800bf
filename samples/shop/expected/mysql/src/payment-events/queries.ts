import type { Database } from '../database/client.ts'
import { integer, text, type Columns } from '../database/columns.ts'
import { joinReads } from '../database/join-reads.ts'
import { selectPage } from '../database/pages.ts'
import type { ListQuery } from '../database/query.ts'
import { datetime } from '../database/readers.ts'
import { pageOf, type Page } from '../http/cursor.ts'
import {
  paymentEventColumns,
  toPaymentEvent,
  type PaymentEvent,
  type PaymentEventRow,
} from './payment-event.ts'

/** What callers may filter and sort by. */
export const paymentEventFilters: Columns = {
  id: { sql: 'payment_events.id', read: integer },
  event: { sql: 'payment_events.event', read: text, searchable: true },
  type: { sql: 'payment_events.type', read: text, searchable: true },
  createdAt: { sql: 'payment_events.created_at', read: datetime },
  updatedAt: { sql: 'payment_events.updated_at', read: datetime },
}

export async function listPaymentEvents(
  db: Database,
  query: ListQuery,
): Promise<Page<PaymentEvent>> {
  const page = await selectPage<PaymentEventRow>(db, query, {
    table: 'payment_events',
    columns: paymentEventColumns,
  })
  return pageOf(page.rows.map(toPaymentEvent), page, query)
}

const readRow = joinReads<PaymentEventRow>(
  (keys) =>
    `SELECT ${paymentEventColumns} FROM payment_events WHERE payment_events.id IN (${keys})`,
)

export async function readPaymentEvent(
  db: Database,
  id: number,
): Promise<PaymentEvent | undefined> {
  const row = await readRow(db, id)
  return row && toPaymentEvent(row)
}
