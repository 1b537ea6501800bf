import type { FlowCheck } from './flow-check.ts'
import type { SetGoing } from './set-going.ts'

/** Who sets others going fails where they fail, changes what they change, and logs where they do. */
export function addEffects(checks: readonly FlowCheck[], setGoing: SetGoing): void {
  for (const check of checks)
    for (const { refuses, touches, logs } of setGoing(check)) {
      if (logs) check.logs = true
      for (const status of refuses) check.refuses.add(status)
      for (const table of touches) check.touches.add(table)
    }
}
