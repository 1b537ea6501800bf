import { code, type Code } from '@drawbridge/source'
import type { ColumnModel } from '../../../model.ts'

/** Numbers of `rows.number()` are among these many: they are keys as well, and begin far above those of a database. */
const NUMBERS = 2_000_000

/** How many rows can have a value of a unique number of their own, where these are less than there are numbers. */
export function roomOf({ type, settings }: ColumnModel): number | undefined {
  const isNumber = type.type === 'integer' || type.type === 'float'
  if (!isNumber || settings?.maximum === undefined) return undefined
  const room = Math.floor(settings.maximum) - Math.ceil(settings.minimum ?? 1)
  return room < NUMBERS ? room : undefined
}

/** What makes a unique value another one for each row: counted from one on where there is little room. */
export function counterOf(column: ColumnModel): Code {
  return roomOf(column) === undefined ? code`rows.number()` : code`rows.count()`
}
