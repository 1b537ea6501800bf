import { isDay } from './times.ts'
import type { Param } from './values.ts'

/** Reads a value out of an address, for the database; undefined where it is not one. */
export type Reader = (text: string) => Param | undefined

/** A column that callers may filter and sort by. */
export interface Column {
  readonly sql: string
  readonly read: Reader
  readonly nullable?: true
  /** Text that callers may look for a part of. */
  readonly searchable?: true
}

/** By the names that callers use. */
export type Columns = Readonly<Record<string, Column>>

export const text: Reader = (value) => (value.includes('\0') ? undefined : value)

export const integer: Reader = (value) => {
  const number = /^-?\d{1,16}$/.test(value) ? Number(value) : NaN
  return Number.isSafeInteger(number) ? number : undefined
}

export const date: Reader = (value) => (isDay(value) ? value : undefined)

export const oneOf =
  (...choices: readonly string[]): Reader =>
  (value) =>
    choices.includes(value) ? value : undefined
