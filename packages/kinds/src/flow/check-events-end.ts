import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
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
  { starts }: FlowSource,
  { table, how }: Pick<TableWrite, 'table' | 'how'>,
): boolean {
  return starts.kind === 'event' && starts.table === table && TIMES[how].includes(starts.when)
}

/** Events that would start themselves again by what they write, directly or by way of others. */
export function checkEventsEnd(checks: readonly FlowCheck[]): readonly Diagnostic[] {
  const started = (write: TableWrite): readonly FlowCheck[] =>
    checks.filter(({ source }) => isStartedBy(source, write))
  const called = (id: string): readonly FlowCheck[] =>
    checks.filter(({ source }) => source.starts.kind === 'call' && source.node === id)
  const next = ({ writes, calls }: FlowCheck): readonly FlowCheck[] => [
    ...writes.flatMap(started),
    ...[...calls].flatMap(called),
  ]
  return checks.flatMap((check) => {
    const { source } = check
    if (source.starts.kind !== 'event' || !leadsTo(check, check, next)) return []
    const place = { node: source.node, field: pointer(...source.path, 'steps') }
    return [diagnose('events-without-end', place, { name: source.name })]
  })
}

function leadsTo(
  from: FlowCheck,
  to: FlowCheck,
  next: (check: FlowCheck) => readonly FlowCheck[],
): boolean {
  const seen = new Set<FlowCheck>()
  const open = [...next(from)]
  for (let check = open.pop(); check !== undefined; check = open.pop()) {
    if (check === to) return true
    if (seen.has(check)) continue
    seen.add(check)
    open.push(...next(check))
  }
  return false
}
