import type { RawCell, RowAnswer, RowsAnswer } from '../inside/words.ts'

/** Whether it is an answer about rows at all; what stands in them is only shown. */
export function isRowsAnswer(value: unknown): value is RowsAnswer {
  if (!isObject(value)) return false
  const { answers, stale, refused } = value
  return (
    Array.isArray(answers) &&
    answers.every(isRowAnswer) &&
    Array.isArray(stale) &&
    stale.every(Number.isInteger) &&
    (refused === undefined ||
      (isObject(refused) &&
        Number.isInteger(refused['at']) &&
        typeof refused['message'] === 'string'))
  )
}

function isRowAnswer(value: unknown): value is RowAnswer {
  if (!isObject(value)) return false
  const { columns, rows, marks, more, changes, key } = value
  return (
    isTexts(columns) &&
    isTexts(marks) &&
    Array.isArray(rows) &&
    rows.every((row) => Array.isArray(row) && row.every(isCell)) &&
    typeof more === 'boolean' &&
    Number.isInteger(changes) &&
    (key === null || Number.isInteger(key))
  )
}

function isCell(value: unknown): value is RawCell {
  if (value === null || ['string', 'boolean'].includes(typeof value)) return true
  if (typeof value === 'number') return Number.isFinite(value)
  return isObject(value) && typeof value['start'] === 'string' && Number.isInteger(value['length'])
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
