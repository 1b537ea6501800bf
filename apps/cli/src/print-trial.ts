import type { TrialResult } from '@drawbridge/preview'
import type { Terminal } from './terminal.ts'

const MARKS = { ok: ['green', '✓'], problem: ['red', '✗'], skipped: ['dim', '–'] } as const

/** One line for a trial that is done; what went wrong follows as diagnostics. */
export function printTrial({ state, name, detail, ms, findings }: TrialResult, to: Terminal): void {
  if (state === 'running') return
  const [style, mark] = MARKS[state]
  const said = findings.length === 0 ? detail : `${name}: ${findings.length} found`
  to.say(`${to.paint(style, mark)} ${said} ${to.paint('dim', `${(ms / 1000).toFixed(1)} s`)}`)
}
