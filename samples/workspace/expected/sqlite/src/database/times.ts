/** `2026-11-22T10:48:52.000Z` */
export function now(): string {
  return new Date().toISOString()
}

/** A point in time of any offset as it will be read again: in UTC, to the millisecond. */
export function utc(value: string): string {
  return new Date(value).toISOString()
}

const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/
const CLOCK = /^[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/i

/** Whether it is a day of the calendar: `2026-02-30` is none, and no database has a year 0. */
export function isDay(text: string): boolean {
  const day = DAY.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** Whether it is a point in time, with its offset, that is in a year from 1 to 9999 in UTC too. */
export function isMoment(text: string): boolean {
  if (!isDay(text.slice(0, 10)) || !CLOCK.test(text.slice(10))) return false
  const moment = new Date(text)
  return !Number.isNaN(moment.getTime()) && isDay(moment.toISOString().slice(0, -14))
}
