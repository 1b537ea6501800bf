import type { FlowCheck } from './flow-check.ts'
import { setGoingBy } from './set-going.ts'

/** Who sets others going fails where they fail. */
export function addRefusals(checks: readonly FlowCheck[]): void {
  for (const check of checks)
    for (const { refuses } of setGoingBy(check, checks))
      for (const status of refuses) check.refuses.add(status)
}
