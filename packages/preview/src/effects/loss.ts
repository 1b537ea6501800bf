import { type Effect, effectSentence } from '@drawbridge/sql'

/** What a change of the drawing would take from the rows that are there. */
export interface Loss {
  readonly table: string
  readonly column?: string
  readonly rows: number
  readonly sentence: string
}

export const lossOf = (effect: Effect, rows: number): Loss => ({
  table: effect.table.name,
  ...(effect.column !== undefined && { column: effect.column }),
  rows,
  sentence: effectSentence(effect, rows),
})
