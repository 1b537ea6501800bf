import type { Run, RunPart } from '@drawbridge/protocol'
import { clock } from '../ui/ago.ts'

/** What another request had in the place of a part. */
export interface Difference {
  readonly when: string
  readonly value: unknown
}

/**
 * The parts of a request that are not as in another one: the same step for the same time, or the same
 * statement or call for the same time, had something else there or was not there.
 */
export function differencesOf(run: Run, other: Run): ReadonlyMap<RunPart, Difference> {
  const others = Map.groupBy(other.happenings, keyOf)
  const when = clock(new Date(other.began))
  const differences = new Map<RunPart, Difference>()
  for (const [key, parts] of Map.groupBy(run.happenings, keyOf))
    for (const [nth, part] of parts.entries()) {
      const counterpart = others.get(key)?.[nth]
      const value = counterpart === undefined ? 'it did not come here' : shownOf(counterpart)
      if (JSON.stringify(value) !== JSON.stringify(shownOf(part)))
        differences.set(part, { when, value })
    }
  return differences
}

function keyOf(part: RunPart): string {
  switch (part.sort) {
    case 'step':
      return JSON.stringify([part.node, part.item, part.step])
    case 'statement':
      return part.text
    case 'transaction':
      return ''
    case 'call':
      return `${part.method} ${part.url}`
  }
}

/** What counts of a part: not when it was and how long it took. */
function shownOf(part: RunPart): unknown {
  const { failed } = part
  switch (part.sort) {
    case 'step':
      return failed ?? part.value ?? null
    case 'statement':
      return failed ?? { values: part.values, rows: part.rows }
    case 'transaction':
      return failed ?? 'kept'
    case 'call':
      return failed ?? part.status
  }
}
