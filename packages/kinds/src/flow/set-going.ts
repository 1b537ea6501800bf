import type { TableEvent } from './endpoint.ts'
import type { FlowCheck, TableWrite } from './flow-check.ts'
import type { FlowSource } from './flow-sources.ts'

/** When an event is started by a write. */
const TIMES: Readonly<Record<TableWrite['how'], readonly TableEvent['when'][]>> = {
  create: ['beforeCreate', 'afterCreate'],
  update: ['beforeUpdate', 'afterUpdate'],
  delete: ['beforeDelete', 'afterDelete'],
}

/** Whether a flow is what such a write starts. */
export function isStartedBy(
  { starts }: Pick<FlowSource, 'starts'>,
  { table, how }: Pick<TableWrite, 'table' | 'how'>,
): boolean {
  return starts.kind === 'event' && starts.table === table && TIMES[how].includes(starts.when)
}

/** Says of a flow which others it sets going, by calls and by events, directly or by way of others. */
export type SetGoing = (check: FlowCheck) => ReadonlySet<FlowCheck>

export function setGoingAmong(checks: readonly FlowCheck[]): SetGoing {
  const events = checks.filter(({ source }) => source.starts.kind === 'event')
  const callable = new Map(
    checks.flatMap((check) =>
      check.source.starts.kind === 'call' ? [[check.source.node, check] as const] : [],
    ),
  )
  const next = ({ writes, calls }: FlowCheck): readonly FlowCheck[] => [
    ...events.filter(({ source }) => writes.some((write) => isStartedBy(source, write))),
    ...[...calls].flatMap((id) => callable.get(id) ?? []),
  ]
  return (check) => {
    const seen = new Set<FlowCheck>()
    const open = [...next(check)]
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (seen.has(one)) continue
      seen.add(one)
      open.push(...next(one))
    }
    return seen
  }
}
