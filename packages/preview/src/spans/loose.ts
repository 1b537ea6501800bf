/** What anybody may have written, read with care: what has another type is not there. */
export type Loose = Readonly<Record<string, unknown>>

const LONGEST = 4000

export const recordIn = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {}

export const recordsIn = (value: unknown): readonly Loose[] =>
  Array.isArray(value) ? value.map(recordIn) : []

export const textIn = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, LONGEST) : ''

/** Numbers come as texts where JSON has no room for them. */
export function numberIn(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^-?\d{1,30}$/.test(value)) return undefined
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}
