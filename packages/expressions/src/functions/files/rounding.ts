import Big, { type RoundingMode } from 'big.js'

/** `halfUp` rounds 2.5 to 3 and -2.5 to -3, `halfEven` both to the even neighbour. */
export type Rounding = 'halfUp' | 'halfEven' | 'floor' | 'ceil'

/** Towards zero and away from it are what is known; up and down depend on the sign. */
export function roundingOf(rounding: Rounding, isNegative: boolean): RoundingMode {
  if (rounding === 'halfUp') return Big.roundHalfUp
  if (rounding === 'halfEven') return Big.roundHalfEven
  return (rounding === 'floor') === isNegative ? Big.roundUp : Big.roundDown
}

/** A number with so many places, as its shortest digits are written; nothing stays so. */
export function round(value: number, places: number, rounding?: Rounding): number
export function round(value: number | null, places: number, rounding?: Rounding): number | null
export function round(
  value: number | null,
  places: number,
  rounding: Rounding = 'halfUp',
): number | null {
  if (value === null || !Number.isFinite(value)) return value
  return Big(value)
    .round(places, roundingOf(rounding, value < 0))
    .toNumber()
}

/** An exact number with so many places. */
export function roundExact(value: string, places: number, rounding: Rounding = 'halfUp'): string {
  const exact = Big(value)
  return exact.round(places, roundingOf(rounding, exact.s < 0)).toFixed(places)
}
