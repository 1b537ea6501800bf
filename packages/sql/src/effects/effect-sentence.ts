import { countedLossSentence } from '../loss-sentence.ts'
import type { ColumnDefault } from '../schema.ts'
import type { Effect } from './effect.ts'

/** An effect in words, once the rows that it hits have been counted; of values that are alike, those. */
export function effectSentence(effect: Effect, rows: number): string {
  const { why, table, column, to, alike, fill } = effect
  const field = column === undefined ? table.name : `${table.name}.${column}`
  const many = rows === 1 ? '1 row' : `${rows} rows`
  switch (why) {
    case 'renamed':
      return `${many} ${rows === 1 ? 'keeps what it holds' : 'keep what they hold'} in ${field} under its new name.`
    case 'converted':
      return `${many} ${rows === 1 ? 'keeps its value' : 'keep their values'} in ${field}, as ${to?.type.type ?? 'another type'}.`
    case 'notUnique': {
      const where = alike?.columns.map((one) => `${table.name}.${one}`).join(' and ') ?? field
      const values = rows === 1 ? '1 value there occurs' : `${rows} values there occur`
      return `${where} can’t become unique: ${values} more than once.`
    }
    case 'filled':
      return `${many} without ${field} will get ${fill ? fillText(fill) : 'a neutral value'}.`
    default:
      return countedLossSentence(
        {
          tableId: effect.tableId,
          table: table.name,
          why,
          what: 'rows',
          ...(column && { column }),
        },
        rows,
      )
  }
}

/** What is written where nothing stands. */
export function fillText(fill: ColumnDefault): string {
  if (fill.kind === 'literal') return fill.value === '' ? 'an empty text' : `“${fill.value}”`
  return fill.kind === 'now' ? 'the time of the change' : 'a new id each'
}
