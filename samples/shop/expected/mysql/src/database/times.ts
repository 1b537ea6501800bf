/** `2026-11-22T10:48:52.000Z` */
export function now(): string {
  return new Date().toISOString()
}

/** A point in time of any offset as it will be read again: in UTC, to the millisecond. */
export function utc(value: string): string {
  return new Date(value).toISOString()
}
