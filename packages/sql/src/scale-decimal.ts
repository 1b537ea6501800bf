const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/**
 * An exact decimal as a whole number of its smallest unit: `scaleDecimal('1.5', 2)` is `150`.
 * @throws RangeError where the text is no decimal, or has more decimals than the scale holds.
 */
export function scaleDecimal(text: string, scale: number): bigint {
  const parts = DECIMAL.exec(text)
  if (!parts) throw new RangeError(`${JSON.stringify(text)} is not a decimal number.`)
  const [, sign, whole = '', decimals = ''] = parts
  if (decimals.length > scale) throw new RangeError(`${text} has more than ${scale} decimals.`)
  const units = BigInt(whole + decimals.padEnd(scale, '0'))
  return sign ? -units : units
}
