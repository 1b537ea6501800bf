/** `2026-11-22T10:48:52.000Z` */
export function now(): string {
  return new Date().toISOString()
}
