import type { Param } from './values.ts'

/** The `SET` of an update: columns that are undefined stay as they are. */
export function assignments(values: Readonly<Record<string, Param | undefined>>): {
  set: string
  params: Param[]
} {
  const set: string[] = []
  const params: Param[] = []
  for (const [column, value] of Object.entries(values)) {
    if (value === undefined) continue
    set.push(`${column} = ?`)
    params.push(value)
  }
  return { set: set.join(', '), params }
}

/** Converts a value that is there; undefined and null stay what they are. */
export function given<Value, Result>(
  value: Value | null | undefined,
  convert: (value: Value) => Result,
): Result | null | undefined {
  if (value === undefined) return undefined
  return value === null ? null : convert(value)
}
