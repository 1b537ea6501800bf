import type { Field } from '@drawbridge/kinds/faces'
import { randomOf } from './random.ts'
import type { Spot } from './text.ts'

type NumberField = Pick<Field, 'minimum' | 'maximum' | 'unique' | 'precision' | 'scale'>

/** A whole number as it may stand in a column of that name. */
export function madeUpWhole(field: NumberField, spot: Spot): number | undefined {
  const [from, to] = rangeOf(field, WHOLE.find(([name]) => name.test(spot.name))?.[1] ?? [1, 100])
  const [first, last] = [Math.ceil(from), Math.floor(to)]
  if (first > last) return undefined
  const count = last - first + 1
  if (field.unique === true) {
    // Beyond its usual range, where nothing forbids it.
    const value = first + spot.at
    return value <= (field.maximum ?? Infinity) ? value : undefined
  }
  return first + Math.floor(randomAt(spot) * count)
}

/** An exact number, as text. */
export function madeUpExact(field: NumberField, spot: Spot, scale: number): string | undefined {
  const usual = EXACT.find(([name]) => name.test(spot.name))?.[1] ?? [1, 200]
  const largest = 10 ** ((field.precision ?? 12) - scale) - 10 ** -scale
  const [from, to] = rangeOf(field, usual)
  if (from > Math.min(to, largest)) return undefined
  const value = from + randomAt(spot) * (Math.min(to, largest) - from)
  if (field.unique === true) return numbered(field, from + spot.at, largest, scale)
  // Prices end in 00, 50 or 90.
  const ending = [0, 0.5, 0.9][Math.floor(randomAt({ ...spot, name: `${spot.name} end` }) * 3)] ?? 0
  const nice = Math.floor(value) + (scale >= 2 && PRICE.test(spot.name) ? ending : value % 1)
  const within = nice >= from && nice <= Math.min(to, largest) ? nice : value
  return within.toFixed(scale)
}

function numbered(
  { maximum = Infinity }: NumberField,
  value: number,
  largest: number,
  scale: number,
): string | undefined {
  return value <= Math.min(maximum, largest) ? value.toFixed(scale) : undefined
}

const PRICE = /price|amount|cost|fee|total|sum|balance|salary|rate$|budget|deposit|discount/i

type Range = readonly [from: number, to: number]

/** How much of something there usually is. */
const WHOLE: readonly (readonly [RegExp, Range])[] = [
  [/(?:^|_)age$|Age$/, [18, 80]],
  [/year/i, [1995, 2026]],
  [/month/i, [1, 12]],
  [/rating|stars/i, [3, 5]],
  [/score|percent|progress/i, [40, 100]],
  [/priority|level|floor|rank/i, [1, 5]],
  [/position|order$|sort/i, [1, 40]],
  [/stock|inventory|capacity|seats/i, [4, 180]],
  [/quantity|count|guests|amount|rooms|copies/i, [1, 8]],
  [/minutes|duration/i, [15, 120]],
  [/weight|grams|size|width|height|length/i, [20, 900]],
  [/views|likes|visits|sold/i, [3, 4200]],
  [/price|cost|cents|salary|budget/i, [500, 20_000]],
]

const EXACT: readonly (readonly [RegExp, Range])[] = [
  [/salary|budget|income/i, [24_000, 96_000]],
  [/total|balance|revenue/i, [20, 900]],
  [/rating|stars/i, [3, 5]],
  [/latitude|^lat$/i, [-55, 65]],
  [/longitude|^lng$|^lon$/i, [-170, 170]],
  [/tax|rate|percent|discount/i, [5, 25]],
  [/price|cost|fee|amount/i, [4, 120]],
]

/** The usual range, moved into what is allowed. */
function rangeOf({ minimum, maximum }: NumberField, [from, to]: Range): Range {
  const least = minimum ?? Math.min(from, maximum ?? from)
  const first = from >= least && from <= (maximum ?? Infinity) ? from : least
  const width = to - from
  const last = Math.min(maximum ?? Infinity, first === from ? to : first + width)
  return [first, last]
}

/** From 0 up to 1, another in each row and each column. */
export const randomAt = ({ table, name, at }: Spot): number => randomOf(`${table} ${name} ${at}`)()
