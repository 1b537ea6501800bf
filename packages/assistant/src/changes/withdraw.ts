import type { Operation } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import { rulesOf } from '../people/set-rules.ts'
import type { Doing } from '../things/doing.ts'

/** Offers no more of these operations, and says them together. */
export function withdraw(table: Node, operations: readonly Operation[], doing: Doing): boolean {
  const { draft } = doing
  draft.subject = table.id
  for (const one of operations) draft.ruled.add(`${table.id} ${one}`)
  const now = draft.playing('rows').find(({ id }) => id === table.id)
  const there = operations.filter((one) => now !== undefined && rulesOf(now, one).length > 0)
  const said = operations.filter(
    (one) => !/^(?:restore|bulkCreate)$/.test(one) || operations.length === 1,
  )
  return doing.do(
    `Nobody can ${said.join(', ')} ${table.name} through the api.`,
    there.map((one) => ({ type: 'setSetting', id: table.id, path: ['access', one] }) as const),
  )
}
