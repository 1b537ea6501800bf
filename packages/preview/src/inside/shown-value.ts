const DEEPEST = 4
const MOST_ITEMS = 5
const MOST_MEMBERS = 30
const LONGEST = 200
/** What nobody should read over somebody's shoulder. */
const SECRET = /password|secret|token|hash/i

/** Too short to be told from other texts. */
const SHORTEST = 6

let hidden: readonly string[] = []

/** Values of secrets, which are shown nowhere, not even within another text. */
export function hideValues(values: readonly string[]): void {
  hidden = values.filter((value) => value.length >= SHORTEST)
}

/** What is shown of a value: enough to recognise it by, as data. */
export function shownValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cut(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value
  if (value === undefined) return null
  if (typeof value !== 'object') return `(${typeof value})`
  if (value instanceof Date) return value.toJSON()
  if (value instanceof Error) return { message: cut(value.message) }
  if (Array.isArray(value)) {
    if (depth >= DEEPEST) return `(${value.length} items)`
    const first = value.slice(0, MOST_ITEMS).map((one) => shownValue(one, depth + 1))
    const more = value.length - first.length
    return more > 0 ? [...first, `… and ${more} more`] : first
  }
  if (depth >= DEEPEST) return '…'
  return shownMembers(value, depth + 1)
}

/** The same of an object's members, but for those whose name says that they are secret. */
export function shownMembers(object: object, depth = 0): Readonly<Record<string, unknown>> {
  const members = Object.entries(object).slice(0, MOST_MEMBERS)
  return Object.fromEntries(
    members.map(([key, member]) => [
      key,
      SECRET.test(key) && typeof member === 'string' ? '•••' : shownValue(member, depth),
    ]),
  )
}

function cut(text: string): string {
  if (hidden.some((value) => text.includes(value))) return '•••'
  const characters = text.slice(0, LONGEST).toWellFormed()
  return text.length > LONGEST ? `${characters}…` : characters
}
