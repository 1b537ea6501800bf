import Big from 'big.js'

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** The sum of exact numbers, with so many places. */
export function exactSum(numbers: readonly string[], places?: number): string {
  return numbers.reduce((total, number) => total.plus(number), Big(0)).toFixed(places)
}

/** Nothing where there are no numbers. */
export function average(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : sum(numbers) / numbers.length
}
