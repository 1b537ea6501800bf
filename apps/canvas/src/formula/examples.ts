import type { Json } from '@drawbridge/manifest'

/** Values of the last request, by the name that formulas have for them: `body`, `params`. */
export type Examples = Readonly<Record<string, Json>>

const LONGEST = 40

/** What stood at a path the last time; undefined where nothing is known. */
export function jsonAt(examples: Examples, path: string): Json | undefined {
  let value: Json | undefined = examples
  for (const key of path.split(/\??\./)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    const object: Readonly<Record<string, Json>> = value as Readonly<Record<string, Json>>
    value = Object.hasOwn(object, key) ? object[key] : undefined
  }
  return value
}

/** The same in a few characters. */
export function exampleAt(examples: Examples, path: string): string | undefined {
  const value = jsonAt(examples, path)
  if (value === undefined || (typeof value === 'object' && value !== null)) return undefined
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
