import { keyName } from '@drawbridge/kinds/faces'
import type { RowTable } from '@drawbridge/protocol'
import { tableView } from '../../kinds/table.ts'
import { call } from '../../server/client.ts'
import { useDocument } from '../../stores/document.ts'
import { useSession } from '../../stores/session.ts'
import type { GivenCell } from '../cell-text.ts'
import { madeUpRows, type Values } from './rows.ts'

const COUNT = 10
/** Rows that others are made to lead to. */
const MOST_LED_TO = 100
const MOST_FOUND = 200

/** Ten rows as they might be, which lead to rows that are there. */
export async function makeUpRows(project: string, table: RowTable): Promise<readonly Values[]> {
  const find = (node: string, limit: number, sort?: string) => {
    const question = { table: node, filters: [], offset: 0, limit, ...(sort && { sort }) }
    return call('findRows', { params: { project }, body: question })
  }
  const node = useDocument.getState().manifest.nodes.find(({ id }) => id === table.node)
  const { fields = [], relations = [] } = node ? tableView(node) : {}
  const once = new Set(
    relations.filter(({ type }) => type === 'oneToOne').map(({ name }) => keyName(name)),
  )
  const key = table.columns.find(({ isKey }) => isKey)?.name
  const { rows, total } = await find(table.node, MOST_FOUND, key && `-${key}`)
  const keys = new Map<string, readonly GivenCell[]>()
  for (const [at, { name, leads }] of table.columns.entries()) {
    if (!leads) continue
    const taken = new Set<unknown>(once.has(name) ? rows.map(({ cells }) => cells[at]) : [])
    const there = await find(leads.table, MOST_LED_TO)
    keys.set(
      name,
      there.rows.map((row) => row.key).filter((one) => !taken.has(one)),
    )
  }
  const { staged } = useSession.getState()
  const waiting = staged.filter((one) => one.type === 'add' && one.table === table.node).length
  // Keys are not given twice: what was made up for rows that are gone is not made up again.
  const last = Number(rows[0]?.key)
  return madeUpRows(
    {
      table: table.name,
      columns: table.columns,
      fields: new Map(fields.map((field) => [field.name, field])),
      keys,
      once,
      before: Math.max(total, Number.isSafeInteger(last) ? last : 0) + waiting,
      today: new Date(),
    },
    COUNT,
  )
}
