import { diagnose, type Diagnostic, type Place } from '@drawbridge/manifest'
import type { FileTree } from '@drawbridge/source'
import { OrderFailed } from '../inner.ts'
import type { Limits } from '../isolation/cell.ts'
import { placeOf, problemOf, sentence } from '../problem.ts'
import type { Finding, Outcome, TrialName } from './verification.ts'

const WHAT: Readonly<Record<TrialName, string>> = {
  types: 'The check of the types',
  migrations: 'The migrations',
  statements: 'The statements',
  start: 'The start',
  tests: 'Its own tests',
  access: 'The requests as everybody',
}

/** What went wrong in a trial, at the node whose line it was. */
export function findingOf(
  name: TrialName,
  error: unknown,
  tree: FileTree,
  limits: Limits,
): Finding {
  if (!(error instanceof OrderFailed)) {
    const { message: reason } = problemOf(error, tree, limits, [])
    return cutShort(name, reason)
  }
  const { file, line, node, field } = placeOf(error.trace, tree)
  const place = { ...(node !== undefined && { node }), ...(field !== undefined && { field }) }
  const found = refusalOf(name, error, place, file, line)
  return { ...found, ...(file !== undefined && { file }), ...(line !== undefined && { line }) }
}

/** That a trial was not brought to its end says nothing of the drawing. */
export const cutShort = (name: TrialName, reason: string): Finding =>
  diagnose('verification-cut-short', {}, { what: WHAT[name], reason })

/** What a trial comes to that found this alone. */
export const troubledBy = (finding: Finding): Outcome => ({
  state: 'problem',
  detail: finding.message,
  findings: [finding],
})

function refusalOf(
  name: TrialName,
  error: OrderFailed,
  place: Place,
  file = 'the code',
  line = 1,
): Diagnostic {
  const reason = sentence(error.message)
  if (error.phase === 'migrate') return diagnose('migration-refused', place, { reason })
  if (error.phase === 'prepare') return diagnose('statement-refused', place, { file, line, reason })
  if (error.phase === 'query') {
    return diagnose('verification-cut-short', place, { what: WHAT[name], reason })
  }
  return diagnose('code-not-starting', place, { reason })
}
