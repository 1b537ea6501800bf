/**
 * How values stand in SQLite, which has no type of its own for some: booleans are 0 and 1, decimals
 * are whole numbers of their last place, times are text in UTC, JSON is text.
 */
export type Param = string | number | bigint | Uint8Array | null

export function toBoolean(value: boolean): number {
  return value ? 1 : 0
}

/** `'1.5'` of scale 2 → `150n`. */
export function toDecimal(value: string, scale: number): bigint {
  const [whole = '', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(scale, '0'))
}

/** `'150'` of scale 2 → `'1.50'`. */
export function fromDecimal(value: string, scale: number): string {
  const sign = value.startsWith('-') ? '-' : ''
  const digits = value.slice(sign.length).padStart(scale + 1, '0')
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

/** `'1.5'` of scale 2 → `'1.50'`, as it will be read. */
export function fixDecimal(value: string, scale: number): string {
  return fromDecimal(String(toDecimal(value, scale)), scale)
}

/** A point in time, whatever its offset, in UTC to the millisecond. */
export function toDatetime(value: string): string {
  return new Date(value).toISOString()
}

export function now(): string {
  return new Date().toISOString()
}
