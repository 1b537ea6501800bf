import type { Diagnostic } from '../diagnostic.ts'
import { ACCESS } from './access.ts'
import { BUILD } from './build.ts'
import { COMPACT } from './compact.ts'
import { DOCUMENT } from './document.ts'
import { printable, type Entry } from './entry.ts'
import { FAULTS } from './faults.ts'
import { FLOWS } from './flows.ts'
import { MAP } from './map.ts'
import { ORGANISATIONS } from './organisations.ts'
import { TABLES } from './tables.ts'
import { VERIFICATION } from './verification.ts'

/** What can be wrong with a manifest. */
const LANGUAGE = {
  ...DOCUMENT,
  ...MAP,
  ...TABLES,
  ...ACCESS,
  ...COMPACT,
  ...FLOWS,
  ...ORGANISATIONS,
} as const

/** Every code there is; `docs/diagnostics/<code>.md` explains each. */
export const DIAGNOSTICS = { ...LANGUAGE, ...BUILD, ...VERIFICATION, ...FAULTS } as const

export type DiagnosticCode = keyof typeof DIAGNOSTICS

/** What a message of this code has to be told. */
export type Facts<Code extends DiagnosticCode> =
  (typeof DIAGNOSTICS)[Code] extends Entry<infer Known>
    ? Known extends void
      ? []
      : [Known]
    : never

/** Where it is: a node or connection and a JSON pointer in it, or a pointer in the document. */
export interface Place {
  readonly node?: string
  readonly field?: string
}

/** Says what the table has for this code, at this place. */
export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  place: Place,
  ...[facts]: Facts<Code>
): Diagnostic {
  const entry = DIAGNOSTICS[code] as unknown as Entry<typeof facts>
  return {
    code,
    severity: entry.severity,
    message: printable(entry.message(facts)),
    cure: printable(entry.cure(facts)),
    ...place,
  }
}

/** Whether anything here stops a compile. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error')
}
