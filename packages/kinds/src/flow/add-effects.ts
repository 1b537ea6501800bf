import type { FlowCheck } from './flow-check.ts'
import type { SetGoing } from './set-going.ts'

/** Who sets others going fails where they fail, and changes what they change. */
export function addEffects(checks: readonly FlowCheck[], setGoing: SetGoing): void {
  for (const check of checks)
    for (const { refuses, touches } of setGoing(check)) {
      for (const status of refuses) check.refuses.add(status)
      for (const table of touches) check.touches.add(table)
    }
}
