import Big from 'big.js'

/** The smallest of exact numbers. */
export function least(first: string, ...others: readonly string[]): string {
  return others.reduce((found, one) => (Big(one).lt(found) ? one : found), first)
}

/** The largest of exact numbers. */
export function greatest(first: string, ...others: readonly string[]): string {
  return others.reduce((found, one) => (Big(one).gt(found) ? one : found), first)
}

/** A large whole number without its sign. */
export function withoutSign(value: string): string {
  return value.startsWith('-') ? value.slice(1) : value
}
