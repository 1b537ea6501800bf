import Big from 'big.js'

/** The sum of exact numbers, with so many places. */
export function exactSum(numbers: readonly string[], places?: number): string {
  return total(numbers).toFixed(places)
}

const total = (numbers: readonly string[]): Big =>
  numbers.reduce((sofar, number) => sofar.plus(number), Big(0))
