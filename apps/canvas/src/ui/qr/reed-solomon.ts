// Arithmetic in the field of 256 elements that QR codes use: x⁸ + x⁴ + x³ + x² + 1.

function multiply(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d)
    product ^= ((b >>> bit) & 1) * a
  }
  return product
}

/** What divides the data: (x - 1)(x - 2)(x - 4)… of so many factors, without its first coefficient. */
function divisorOf(degree: number): readonly number[] {
  const result = Array<number>(degree).fill(0)
  result[degree - 1] = 1
  let root = 1
  for (let factor = 0; factor < degree; factor++) {
    for (let at = 0; at < degree; at++)
      result[at] = multiply(result[at] ?? 0, root) ^ (result[at + 1] ?? 0)
    root = multiply(root, 2)
  }
  return result
}

/** The bytes that let a reader mend so many others: the remainder of a division. */
export function correctionOf(data: readonly number[], count: number): readonly number[] {
  const divisor = divisorOf(count)
  const remainder = Array<number>(count).fill(0)
  for (const byte of data) {
    const factor = byte ^ (remainder.shift() ?? 0)
    remainder.push(0)
    for (const [at, coefficient] of divisor.entries())
      remainder[at] = (remainder[at] ?? 0) ^ multiply(coefficient, factor)
  }
  return remainder
}
