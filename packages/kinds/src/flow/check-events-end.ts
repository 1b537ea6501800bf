import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { FlowCheck } from './flow-check.ts'
import type { SetGoing } from './set-going.ts'

/** Events that would start themselves again by what they write, directly or by way of others. */
export function checkEventsEnd(
  checks: readonly FlowCheck[],
  setGoing: SetGoing,
): readonly Diagnostic[] {
  return checks.flatMap((check) => {
    const { source } = check
    if (source.starts.kind !== 'event' || !setGoing(check).has(check)) return []
    const place = { node: source.node, field: pointer(...source.path, 'steps') }
    return [diagnose('events-without-end', place, { name: source.name })]
  })
}
