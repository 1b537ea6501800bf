import type { StepCheck } from '../flow/step-check.ts'

/** Notes that the log of the request is written to; false, and said, where no request is at hand. */
export function writesLog(check: StepCheck): boolean {
  check.flow.logs = true
  if (check.flow.source.starts.kind !== 'event') return true
  check.report('needs-request', [], { step: check.title })
  return false
}
