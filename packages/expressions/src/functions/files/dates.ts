/** Dates are `2026-11-22`, moments `2026-11-22T10:48:52.000Z`; both are counted in UTC. */
const DAY = 86_400_000

/** So many days later, or earlier. */
export function addDays(value: string, days: number): string {
  return written(new Date(Date.parse(value) + days * DAY), value)
}

/** So many months later; the 31st becomes the last day where a month has none. */
export function addMonths(value: string, months: number): string {
  const start = new Date(value)
  const day = start.getUTCDate()
  const moved = new Date(start)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(day, last))
  return written(moved, value)
}

/** So many milliseconds later. */
export function addTime(value: string, milliseconds: number): string {
  return written(new Date(Date.parse(value) + milliseconds), value)
}

/** Whole steps of so many milliseconds from one to the other; below zero when it is earlier. */
export function between(from: string, to: string, milliseconds: number): number {
  // Adding 0 makes nothing of -0.
  return Math.trunc((Date.parse(to) - Date.parse(from)) / milliseconds) + 0
}

/** Whole years from one date to another: an age. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5, 10) < from.slice(5, 10) ? years - 1 : years
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: string): number {
  return new Date(date).getUTCDay() || 7
}

export function startOfWeek(date: string): string {
  return addDays(date, 1 - weekday(date))
}

export function startOfMonth(date: string): string {
  return `${date.slice(0, 8)}01`
}

export function endOfMonth(date: string): string {
  return addDays(addMonths(startOfMonth(date), 1), -1)
}

/** The date that a text is; nothing where there is no such day. */
export function dateFrom(text: string): string | null {
  const isWritten = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const moment = new Date(isWritten ? text : Number.NaN)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? text : null
}

/** The moment that a text with its time zone is; nothing where there is none. */
export function momentFrom(text: string): string | null {
  const parts =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/.exec(
      text,
    )
  if (parts === null || dateFrom(parts[1] ?? '') === null) return null
  const moment = new Date(text)
  const year = moment.getUTCFullYear()
  return year >= 0 && year <= 9999 ? moment.toISOString() : null
}

/** The moment so many seconds after the beginning of 1970. */
export function fromTimestamp(seconds: number): string {
  return written(new Date(seconds * 1_000), '')
}

/** As a date where that was one, else as a moment. */
function written(moment: Date, like: string): string {
  const year = moment.getUTCFullYear()
  if (!(year >= 0 && year <= 9999)) throw new RangeError('A date is from the years 0 to 9999.')
  const text = moment.toISOString()
  return like.length === 10 ? text.slice(0, 10) : text
}
