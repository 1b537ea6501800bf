import { type Dialect, type Effect, type Mend, mendStatement } from '@drawbridge/sql'
import { WrongQuestion } from '../rows/find-rows.ts'
import { effectId } from './seen-effects.ts'

/** What somebody wants done to the rows that a change hits, before it is made. */
export interface WantedMend {
  /** As `SeenEffect` names it. */
  readonly effect: string
  readonly how: Mend
  readonly value?: string | number | boolean
}

/** @throws WrongQuestion */
export function mendStatements(
  effects: readonly Effect[],
  mends: readonly WantedMend[],
  dialect: Dialect,
): readonly string[] {
  return mends.map(({ effect: id, how, value }) => {
    const effect = effects.find((one) => effectId(one) === id)
    if (effect === undefined)
      throw new WrongQuestion(
        'The rows have changed meanwhile. Look at what becomes of them again.',
      )
    try {
      return mendStatement(effect, how, value, dialect)
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error
      throw new WrongQuestion(`${effect.column ?? effect.table.name}: ${error.message}`)
    }
  })
}
