/**
 * What a statement takes. SQLite has no type of its own for some values: booleans are 0 and 1,
 * decimals are whole numbers of their last place, times and JSON are text.
 */
export type Param = string | number | bigint | Uint8Array | null

export function toBoolean(value: boolean): number {
  return value ? 1 : 0
}
