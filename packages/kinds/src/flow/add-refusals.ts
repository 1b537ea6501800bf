import type { FlowCheck } from './flow-check.ts'
import { setGoing } from './set-going.ts'

/** Who sets others going fails where they fail. */
export function addRefusals(checks: readonly FlowCheck[]): void {
  const setGoingBy = setGoing(checks)
  for (const check of checks)
    for (const { refuses } of setGoingBy(check))
      for (const status of refuses) check.refuses.add(status)
}
