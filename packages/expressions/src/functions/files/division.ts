import Big, { type BigSource } from 'big.js'
import { roundingOf, type Rounding } from './rounding.ts'

/** Nothing where the divisor is zero. */
export function quotient(dividend: number, divisor: number): number | null {
  return divisor === 0 ? null : dividend / divisor
}

/** With the sign of the dividend; nothing where the divisor is zero. */
export function remainder(dividend: number, divisor: number): number | null {
  return divisor === 0 ? null : dividend % divisor
}

/** The remainder of exact numbers; nothing where the divisor is zero. */
export function exactRemainder(
  dividend: BigSource,
  divisor: BigSource,
  places?: number,
): string | null {
  return Big(divisor).eq(0) ? null : Big(dividend).mod(divisor).toFixed(places)
}

/** The quotient of exact numbers, rounded once. The divisor is not zero. */
export function divide(
  dividend: BigSource,
  divisor: BigSource,
  places: number,
  rounding: Rounding = 'halfUp',
): string {
  const Exact = Big()
  Exact.DP = places
  Exact.RM = roundingOf(rounding, Big(dividend).s !== Big(divisor).s)
  return Exact(dividend).div(divisor).toFixed(places)
}

/** The same; nothing where the divisor is zero. */
export function divideOrNothing(
  dividend: BigSource,
  divisor: BigSource,
  places: number,
  rounding: Rounding = 'halfUp',
): string | null {
  return Big(divisor).eq(0) ? null : divide(dividend, divisor, places, rounding)
}
