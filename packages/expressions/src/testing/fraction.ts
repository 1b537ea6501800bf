/** An exact number: `digits` divided by ten so many times. */
export interface Fraction {
  readonly digits: bigint
  readonly places: number
}

export function fraction(text: string | number): Fraction {
  const [whole = '', decimals = ''] = String(text).split('.')
  return { digits: BigInt(whole + decimals), places: decimals.length }
}

const scaled = (one: Fraction, places: number): bigint =>
  one.digits * 10n ** BigInt(places - one.places)

/** Both with as many places. */
function alike(a: Fraction, b: Fraction): readonly [bigint, bigint, number] {
  const places = Math.max(a.places, b.places)
  return [scaled(a, places), scaled(b, places), places]
}

export function added(a: Fraction, b: Fraction, sign: 1n | -1n): Fraction {
  const [x, y, places] = alike(a, b)
  return { digits: x + sign * y, places }
}

export const multiplied = (a: Fraction, b: Fraction): Fraction => ({
  digits: a.digits * b.digits,
  places: a.places + b.places,
})

export function compared(a: Fraction, b: Fraction): number {
  const [x, y] = alike(a, b)
  return Number(x > y) - Number(x < y)
}

/** The quotient with so many places: a half goes away from zero, or all goes down. */
export function divided(a: Fraction, b: Fraction, places: number, down = false): Fraction {
  const [x, y] = alike(a, b)
  const top = x * 10n ** BigInt(places) * (y < 0n ? -1n : 1n)
  const bottom = y < 0n ? -y : y
  const floor = top >= 0n ? top / bottom : -((-top + bottom - 1n) / bottom)
  if (down) return { digits: floor, places }
  const rest = top - floor * bottom
  const isUp = top >= 0n ? rest * 2n >= bottom : rest * 2n > bottom
  return { digits: isUp ? floor + 1n : floor, places }
}

export function written(one: Fraction, places: number): string {
  const digits = scaled(one, places)
  const text = String(digits < 0n ? -digits : digits).padStart(places + 1, '0')
  const sign = digits < 0n ? '-' : ''
  return places === 0 ? sign + text : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`
}
