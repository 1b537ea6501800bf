import type { StepCheck } from '../../flow/step-check.ts'
import type { Piece } from './pieces.ts'

/** Warns of a statement that mentions rows of organisations, and not whose they are. */
export function warnOfWholeTables(check: StepCheck, pieces: readonly Piece[]): void {
  const words = new Set(
    pieces.map(({ text }) => text.replaceAll(/^[`"[]|[`"\]]$/g, '').toLowerCase()),
  )
  for (const table of check.model.tables) {
    const home = table.columns.find(({ fixed }) => fixed)
    if (home === undefined || !words.has(table.names.sql) || words.has(home.sql)) continue
    check.report('beyond-organisation', ['settings', 'text'], {
      step: check.title,
      table: table.names.plural,
      relation: home.sql,
    })
  }
}
