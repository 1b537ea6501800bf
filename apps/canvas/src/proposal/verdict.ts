import type { Diagnostic } from '@drawbridge/manifest'
import { counted } from '../ui/counted.ts'

type Found = Pick<Diagnostic, 'severity' | 'message'>

export const ofSeverity = (found: readonly Found[], severity: Diagnostic['severity']) =>
  found.filter((one) => one.severity === severity)

/** What checking a proposal found: the first error, how many warnings and which, or nothing. */
export function verdict(found: readonly Found[]): string {
  const [error] = ofSeverity(found, 'error')
  if (error) return error.message
  const warnings = ofSeverity(found, 'warning')
  if (warnings.length === 0) return 'Checked: no problems'
  const said = [...new Set(warnings.map(({ message }) => message))].join(' ')
  return `Checked: ${counted(warnings.length, 'warning')}. ${said}`
}
