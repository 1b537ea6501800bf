import { defaultFilter } from 'cmdk'

/**
 * How well a row of a picker fits what was typed: its name as a whole, then the beginning of its
 * name, stand above everything that only has the same letters in it.
 */
export function rank(value: string, typed: string, names: readonly string[] = []): number {
  const wanted = typed.trim().toLowerCase()
  const known = names.map((name) => name.toLowerCase())
  if (known.includes(wanted)) return 3
  if (known.some((name) => name.startsWith(wanted))) return 2
  return defaultFilter(value, typed)
}
