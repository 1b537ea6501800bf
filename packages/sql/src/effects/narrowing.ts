import { PORTABILITY } from '../dialects.ts'
import { fitValues } from '../fill.ts'
import { printCondition, printValue } from '../print-statement.ts'
import { identifier } from '../quote.ts'
import type { Column, Dialect } from '../schema.ts'

/** Which values a narrower type cuts, and to what, in the type that they have before. */
export function narrowing(
  table: string,
  from: Column,
  to: Column,
  dialect: Dialect,
): { readonly where: string; readonly after: string } {
  const cuts = fitValues(table, from, to).flatMap((statement) =>
    statement.kind === 'update'
      ? [
          {
            where: printCondition(statement.where, dialect),
            value: printValue(statement.value, dialect),
          },
        ]
      : [],
  )
  const column = identifier(from.name, dialect)
  const rest = roundedValue(column, from, to, dialect)
  const cases = cuts.map(({ where, value }) => `WHEN ${where} THEN ${value}`)
  const tests = [
    ...cuts.map(({ where }) => `WHEN ${where} THEN 1`),
    ...(rest === undefined ? [] : [`WHEN ${rest} <> ${column} THEN 1`]),
  ]
  const after = rest ?? column
  return {
    where: tests.length === 0 ? '1 = 0' : `CASE ${tests.join(' ')} ELSE 0 END = 1`,
    after: cases.length === 0 ? after : `CASE ${cases.join(' ')} ELSE ${after} END`,
  }
}

/** There and back again, where that alone changes a value. */
function roundedValue(
  column: string,
  from: Column,
  to: Column,
  dialect: Dialect,
): string | undefined {
  if (from.type.type === 'decimal' && to.type.type === 'decimal') {
    if (to.type.scale >= from.type.scale) return undefined
    if (dialect !== 'sqlite') return `round(${column}, ${to.type.scale})`
  } else if (from.type.type !== 'datetime' || to.type.type !== 'date') return undefined
  if (dialect === 'mysql') return `CAST(CAST(${column} AS DATE) AS DATETIME(3))`
  const { convert } = PORTABILITY[dialect]
  return `(${convert(`(${convert(column, from.type, to.type)})`, to.type, from.type)})`
}
