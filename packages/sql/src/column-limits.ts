import { PORTABILITY } from './dialects.ts'
import { identifier } from './quote.ts'
import type { Column, ColumnType, Dialect } from './schema.ts'

/** What the database checks in a column of each row: what its type doesn't say, then its limits. */
export function columnChecks(column: Column, dialect: Dialect): readonly string[] {
  const check = PORTABILITY[dialect].check(column)
  return [...(check === undefined ? [] : [check]), ...limitChecks(column, dialect)]
}

/** The same as one. */
export function columnCheck(column: Column, dialect: Dialect): string | undefined {
  const checks = columnChecks(column, dialect)
  return checks.length === 0 ? undefined : checks.join(' AND ')
}

/** `stock BETWEEN 0 AND 100` */
export function limitChecks(column: Column, dialect: Dialect): readonly string[] {
  const { minLength, maxLength } = column.limits ?? {}
  const name = identifier(column.name, dialect)
  const { low, high } = boundsOf(column, dialect)
  const length = PORTABILITY[dialect].characters(name)
  return [between(name, low, high), between(length, minLength, maxLength)].filter(
    (clause) => clause !== undefined,
  )
}

/** A value, and where it is outside of its column's limits the nearest that they allow. */
export function withinLimits(value: string, column: Column, dialect: Dialect): string {
  const { characters, padded } = PORTABILITY[dialect]
  const { minLength, maxLength } = column.limits ?? {}
  const { low, high } = boundsOf(column, dialect)
  const cases = [
    low && `${value} < ${low} THEN ${low}`,
    high && `${value} > ${high} THEN ${high}`,
    minLength && `${characters(value)} < ${minLength} THEN ${padded(value, minLength)}`,
    maxLength && `${characters(value)} > ${maxLength} THEN substr(${value}, 1, ${maxLength})`,
  ].filter((one) => typeof one === 'string')
  return `CASE ${cases.map((one) => `WHEN ${one}`).join(' ')} ELSE ${value} END`
}

/** Whether values that were allowed may not be any more. */
export function isTightened({ limits: before = {} }: Column, { limits: after }: Column): boolean {
  if (after === undefined) return false
  const { minimum = -Infinity, maximum = Infinity, minLength = 0, maxLength = Infinity } = after
  return (
    minimum > (before.minimum ?? -Infinity) ||
    maximum < (before.maximum ?? Infinity) ||
    minLength > (before.minLength ?? 0) ||
    maxLength < (before.maxLength ?? Infinity)
  )
}

/** The number nearest to nought that a column may hold. */
export function nearestToZero({ type, limits = {} }: Column): string | 0 {
  const { minimum = 0, maximum = 0 } = limits
  if (minimum > 0) return limitText(minimum, type, 'up')
  return maximum < 0 ? limitText(maximum, type, 'down') : 0
}

function boundsOf({ type, limits = {} }: Column, dialect: Dialect) {
  const literal = (limit: number | undefined, towards: 'up' | 'down'): string | undefined => {
    if (limit === undefined) return undefined
    const text = limitText(limit, type, towards)
    return PORTABILITY[dialect].literal(type.type === 'float' ? Number(text) : text, type)
  }
  return { low: literal(limits.minimum, 'up'), high: literal(limits.maximum, 'down') }
}

function between(
  value: string,
  low: string | number | undefined,
  high: string | number | undefined,
): string | undefined {
  if (low === undefined) return high === undefined ? undefined : `${value} <= ${high}`
  return high === undefined ? `${value} >= ${low}` : `${value} BETWEEN ${low} AND ${high}`
}

/** A limit as a value of the type, in digits: the first that it allows. */
function limitText(limit: number, type: ColumnType, towards: 'up' | 'down'): string {
  if (type.type === 'float') return String(limit)
  const scale = type.type === 'decimal' ? type.scale : 0
  const text = inDigits(limit)
  if ((text.split('.')[1] ?? '').length <= scale) return text
  const unit = 10 ** scale
  const units = towards === 'up' ? Math.ceil(limit * unit) : Math.floor(limit * unit)
  return (units / unit).toFixed(scale)
}

/** Without an exponent. */
function inDigits(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return Number.isInteger(value) ? String(BigInt(value)) : value.toFixed(18)
}
