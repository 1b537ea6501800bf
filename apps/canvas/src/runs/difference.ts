import type { Run, RunPart } from '@drawbridge/protocol'
import { clock } from '../ui/ago.ts'

/** What another request had where this one had something else; null where both had the same. */
export function differenceOf(
  part: RunPart,
  run: Run,
  other: Run,
): { readonly when: string; readonly value: unknown } | null {
  const counterpart = counterpartOf(part, run, other)
  const value = counterpart === undefined ? 'it did not come here' : shownOf(counterpart)
  if (JSON.stringify(value) === JSON.stringify(shownOf(part))) return null
  return { when: clock(new Date(other.began)), value }
}

/** Whether any part of a request is not as in the other. */
export const differs = (part: RunPart, run: Run, other: Run): boolean =>
  differenceOf(part, run, other) !== null

/** The same step for the same time, or the same statement or call for the same time. */
function counterpartOf(part: RunPart, run: Run, other: Run): RunPart | undefined {
  const key = keyOf(part)
  const before = run.happenings.slice(0, run.happenings.indexOf(part))
  const nth = before.filter((one) => keyOf(one) === key).length
  return other.happenings.filter((one) => keyOf(one) === key)[nth]
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
