import type { Node } from '@drawbridge/manifest'
import { named } from '../fields-of.ts'
import { isTime } from './operand.ts'
import { text } from './steps.ts'

const OVER =
  /^(?:is|was)?_?(?:done|closed|returned|given_?back|finished|complete|completed|resolved|ended|over|shipped|dispatched|cancelled|canceled|archived|rejected|declined|delivered|solved|expired|withdrawn|checked_?out|left)(?:At|On|Date|_at|_on)?$/i

/** Whether words say that rows are still open, whatever field tells it. */
export const saysOpen = (words: string): boolean =>
  /\b(?:open|unfinished|active|outstanding|unreturned|current|ongoing|running|pending|live|not returned)\b/i.test(
    words,
  )

const isOver = (value: unknown): value is string => typeof value === 'string' && OVER.test(value)

/** The rows that are still open, by whatever field says so: a choice, a yes or no, a time. */
export function openRows(table: Node): string | undefined {
  const fields = named(table, 'fields')
  for (const { name, values } of fields) {
    const over = Array.isArray(values) ? values.filter(isOver) : []
    const left = Array.isArray(values) ? values.length - over.length : 0
    if (over.length > 0 && left > 0) {
      return over.map((value) => `row.${name} != ${text(value)}`).join(' && ')
    }
  }
  const flag = fields.find(
    ({ name, type }) => type === 'boolean' && (OVER.test(name) || /^(?:is)?paid$/i.test(name)),
  )
  if (flag) return flag['required'] === true ? `!row.${flag.name}` : `!(row.${flag.name} ?? false)`
  const time = fields.find(
    ({ name, required, type }) => required !== true && OVER.test(name) && /date/.test(String(type)),
  )
  if (time) return `row.${time.name} == null`
  const end = fields.find(
    (field) =>
      isTime(field) &&
      field['required'] === true &&
      /^(?:end|until|to$|to[A-Z]|check_?out|leav|depart)/i.test(field.name),
  )
  return end && `row.${end.name} >= ${end['type'] === 'date' ? 'today()' : 'now()'}`
}
