/** What a statement takes. */
export type Param = string | number | boolean | Uint8Array | null

/** `2026-11-22T10:48:52.000Z` → `2026-11-22 10:48:52.000`: times are kept in UTC. */
export function toDatetime(value: string): string {
  return `${value.slice(0, 10)} ${value.slice(11, 23)}`
}

/** `2026-11-22 10:48:52` or `2026-11-22 10:48:52.250` → `2026-11-22T10:48:52.000Z` */
export function fromDatetime(value: string): string {
  return `${value.slice(0, 10)}T${value.slice(11)}${value.length === 19 ? '.000' : ''}Z`
}
