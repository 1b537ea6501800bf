import { toBoolean, toDatetime, toDecimal, type Param } from './values.ts'

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

export const text: Reader = (value) => value

export const integer: Reader = (value) => {
  const number = /^-?\d{1,16}$/.test(value) ? Number(value) : NaN
  return Number.isSafeInteger(number) ? number : undefined
}

export const boolean: Reader = (value) =>
  value === 'true' || value === 'false' ? toBoolean(value === 'true') : undefined

export const date: Reader = (value) =>
  /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined

export const datetime: Reader = (value) =>
  /^\d{4}-\d{2}-\d{2}(T|$)/.test(value) && !Number.isNaN(Date.parse(value))
    ? toDatetime(value)
    : undefined

export const decimal =
  (precision: number, scale: number): Reader =>
  (value) =>
    new RegExp(`^-?\\d{1,${precision - scale}}(\\.\\d{1,${scale}})?$`).test(value)
      ? toDecimal(value, scale)
      : undefined

export const oneOf =
  (...choices: readonly string[]): Reader =>
  (value) =>
    choices.includes(value) ? value : undefined
