const UNITS = [
  ['day', 24 * 60],
  ['hour', 60],
] as const

/** So many minutes as people say it: `10 minutes`, `1 hour`, `7 days`. */
export function timeWords(minutes: number): string {
  const [unit, length] = UNITS.find(([, one]) => minutes % one === 0) ?? ['minute', 1]
  const count = minutes / length
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
