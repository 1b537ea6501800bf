/** Whether digits are a whole number that JavaScript holds exactly. */
export const isInteger = (digits: string): boolean =>
  /^\d+$/.test(digits) && Number.isSafeInteger(Number(digits))

/** Whether digits are a whole number of 64 bits. */
export const isLong = (digits: string): boolean =>
  /^\d{1,19}$/.test(digits) && BigInt(digits) <= 9_223_372_036_854_775_807n

/** Digits behind the point. */
export const scaleOf = (digits: string): number => digits.split('.')[1]?.length ?? 0

/** A day that there is: `2026-02-30` is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** As the backend writes it: `2026-11-22T10:48:52.000Z`. */
export const isDateTime = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/.test(text) &&
  isDate(text.slice(0, 10))

export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)

export const isBase64 = (text: string): boolean =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
