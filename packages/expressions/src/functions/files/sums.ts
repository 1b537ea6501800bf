import Big from 'big.js'
import { divide } from './division.ts'
import { round } from './rounding.ts'

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Nothing where there are no numbers. */
export function average(numbers: readonly number[], places?: number): number | null {
  if (numbers.length === 0) return null
  const exact = sum(numbers) / numbers.length
  return places === undefined ? exact : round(exact, places)
}

/** The sum of exact numbers, with so many places. */
export function exactSum(numbers: readonly string[], places?: number): string {
  return total(numbers).toFixed(places)
}

/** The average of exact numbers, rounded once. Nothing where there are none. */
export function exactAverage(numbers: readonly string[], places: number): string | null {
  return numbers.length === 0 ? null : divide(total(numbers).toFixed(), numbers.length, places)
}

const total = (numbers: readonly string[]): Big =>
  numbers.reduce((sofar, number) => sofar.plus(number), Big(0))
