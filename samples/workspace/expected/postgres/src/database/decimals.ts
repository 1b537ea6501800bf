/** `'1.5'` of scale 2 → `150n` */
export function toScaled(value: string, scale: number): bigint {
  const [whole = '', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(scale, '0'))
}

/** `'150'` of scale 2 → `'1.50'` */
export function fromScaled(value: string, scale: number): string {
  if (scale === 0) return value
  const sign = value.startsWith('-') ? '-' : ''
  const digits = value.slice(sign.length).padStart(scale + 1, '0')
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** `'1.5'` of scale 2 → `'1.50'`: as it will be read again. */
export function fixDecimal(value: string, scale: number): string {
  return fromScaled(String(toScaled(value, scale)), scale)
}
