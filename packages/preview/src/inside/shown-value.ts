const DEEPEST = 4
const MOST_ITEMS = 5
const MOST_MEMBERS = 30
const LONGEST = 200
/** What nobody should read over somebody's shoulder. */
const SECRET = /password|secret|token|hash|authorization|cookie|api[-_]?key|recovery|otp/i

export const HIDDEN = '•••'

/** Too short to be told from other texts. */
export const SHORTEST = 6

let hidden: readonly string[] = []
let secretNames: ReadonlySet<string> = new Set()
let hiddenHere = (): readonly string[] => []

/** Values of secrets, which are shown nowhere, not even within another text. */
export function hideValues(values: readonly string[]): void {
  hidden = values.filter((value) => value.length >= SHORTEST)
}

/** Values that are secret in what goes on now. */
export function hideAlso(values: () => readonly string[]): void {
  hiddenHere = values
}

/** Names of fields and columns that the drawing hides. */
export function hideNames(names: readonly string[]): void {
  secretNames = new Set(names)
}

export const isSecretName = (name: string): boolean => SECRET.test(name) || secretNames.has(name)

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

/** Whether `shownValue` leaves out some of it that is no secret. */
export function isCut(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.length > LONGEST
  if (typeof value !== 'object' || value === null) return false
  const members: readonly unknown[] = Object.values(value)
  const most = Array.isArray(value) ? MOST_ITEMS : MOST_MEMBERS
  return depth >= DEEPEST || members.length > most || members.some((one) => isCut(one, depth + 1))
}

/** The same of an object's members, but for those whose name says that they are secret. */
export function shownMembers(object: object, depth = 0): Readonly<Record<string, unknown>> {
  const members = Object.entries(object).slice(0, MOST_MEMBERS)
  return Object.fromEntries(
    members.map(([key, member]) => [
      key,
      isSecretName(key) && typeof member !== 'boolean' && member !== null
        ? HIDDEN
        : shownValue(member, depth),
    ]),
  )
}

/** Whether something in it is shown to nobody, by its name or by what it says. */
export function holdsSecret(value: unknown): boolean {
  if (typeof value === 'string') return isHidden(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, member]: [string, unknown]) => {
    const isShown = typeof member === 'boolean' || member === null
    return !isShown && (isSecretName(name) || isHidden(name) || holdsSecret(member))
  })
}

function isHidden(text: string): boolean {
  const forms = text.includes('%') || text.includes('+') ? [text, decoded(text)] : [text]
  return [...hidden, ...hiddenHere()].some((value) => forms.some((form) => form.includes(value)))
}

function cut(text: string): string {
  if (isHidden(text)) return HIDDEN
  const characters = text.slice(0, LONGEST).toWellFormed()
  return text.length > LONGEST ? `${characters}…` : characters
}

/** As it is read out of an address. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** Texts that stand under a secret name somewhere in a value. */
export function secretsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return []
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    if (typeof member !== 'string') return secretsIn(member, depth + 1)
    return isSecretName(name) && member.length >= SHORTEST ? [member] : []
  })
}
