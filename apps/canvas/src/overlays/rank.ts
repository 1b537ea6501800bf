import { defaultFilter } from 'cmdk'

/**
 * How well a row of a picker fits what was typed: its name as a whole, then the beginning of its
 * name, then beginnings of its words, stand above everything that only has the same letters in it.
 */
export function rank(value: string, typed: string, names: readonly string[] = []): number {
  const wanted = typed.trim().toLowerCase()
  const known = names.map((name) => name.toLowerCase())
  if (known.includes(wanted)) return 3
  if (known.some((name) => name.startsWith(wanted))) return 2
  if (known.some((name) => hasWords(name, wanted))) return 1.5
  return defaultFilter(value, typed)
}

/** Whether each word that was typed begins a word of the name, in that order. */
function hasWords(name: string, wanted: string): boolean {
  const words = name.split(/[^\p{L}\p{N}]+/u)
  let next = 0
  return wanted.split(/\s+/).every((part) => {
    const at = words.findIndex((word, place) => place >= next && word.startsWith(part))
    next = at + 1
    return at >= 0
  })
}
