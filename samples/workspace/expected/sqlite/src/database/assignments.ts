import { bind } from './dialect.ts'
import type { Param } from './values.ts'

/** The `SET` of an update: columns that are undefined stay as they are. */
export function assignments(
  values: Readonly<Record<string, Param | undefined>>,
  params: Param[],
): string {
  const set: string[] = []
  for (const column in values) {
    const value = values[column]
    if (value !== undefined) set.push(`${column} = ${bind(params, value)}`)
  }
  return set.join(', ')
}

/** Converts a value that is there; undefined and null stay what they are. */
export function given<Value, Result>(
  value: Value | null | undefined,
  convert: (value: Value) => Result,
): Result | null | undefined {
  if (value === undefined) return undefined
  return value === null ? null : convert(value)
}
