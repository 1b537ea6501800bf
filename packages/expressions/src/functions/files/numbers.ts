import Big from 'big.js'

/** A hundred digits are a number; more are somebody's joke. */
const NUMBER = /^-?\d{1,100}(?:\.\d{1,100})?$/

/** The whole number that a value is; nothing where it is none, or too large to be exact. */
export function integer(value: string | number): number | null {
  if (typeof value === 'string' && !NUMBER.test(value.trim())) return null
  const number = Number(value)
  return Number.isSafeInteger(number) && Big(value).eq(number) ? number : null
}

/** The number that a text is; nothing where it is none. */
export function number(text: string): number | null {
  return NUMBER.test(text.trim()) ? Number(text) : null
}

/** The exact number that a text or JSON is; nothing where it is none. */
export function decimal(value: unknown, places: number): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return exactly(value, places)
  return typeof value === 'string' && NUMBER.test(value.trim())
    ? exactly(value.trim(), places)
    : null
}

/** A number with so many places; a half goes away from zero. */
export function exactly(value: string | number, places: number): string {
  return Big(value).round(places).toFixed(places)
}

/** Nothing for a number below zero. */
export function squareRoot(value: number): number | null {
  return value < 0 ? null : Math.sqrt(value)
}

export function isEven(value: number): boolean {
  return value % 2 === 0
}
