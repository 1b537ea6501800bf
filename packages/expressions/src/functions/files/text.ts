/** Longer texts are refused: one request must not fill the memory. */
const LONGEST = 10_000_000

/** With its first letter as a capital. */
export function capitalize(text: string): string {
  const [first = ''] = text
  return first.toUpperCase() + text.slice(first.length)
}

/** Where a part begins, in characters; null where it is not there. */
export function position(text: string, part: string): number | null {
  const index = text.indexOf(part)
  return index < 0 ? null : [...text.slice(0, index)].length
}

/** With every occurrence of a part replaced. */
export function replace(text: string, part: string, by: string): string {
  const pieces = part === '' ? [...text] : text.split(part)
  return join(pieces, by)
}

/** Whole characters from a position up to another; negative ones count from the end. */
export function slice(text: string, from: number, to?: number): string {
  return [...text].slice(from, to).join('')
}

/** Cut to a length, with … as its last character where something was cut. */
export function truncate(text: string, length: number): string {
  const characters = [...text]
  if (characters.length <= length) return text
  return `${characters.slice(0, Math.max(0, length - 1)).join('')}…`
}

/** A thousand times at most. */
export function repeat(text: string, times: number): string {
  const count = Math.min(Math.max(times, 0), 1_000)
  refuseLonger(text.length * count)
  return text.repeat(count)
}

/** The parts between separators; all characters where the separator is empty. */
export function split(text: string, separator: string): string[] {
  return separator === '' ? [...text] : text.split(separator)
}

/** What stands between spaces. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** Nothing, empty, or spaces alone. */
export function isBlank(text: string | null): boolean {
  return text === null || text.trim() === ''
}

/** Nothing where it is blank; what is left out stays left out. */
export function unlessBlank<Text extends string | null | undefined>(text: Text): Text | null {
  return typeof text === 'string' && isBlank(text) ? null : text
}

/** Whether a text has the form of an e-mail address. */
export function isEmail(text: string): boolean {
  if (text.length > 254) return false
  const [name = '', domain = '', ...others] = text.split('@')
  return (
    others.length === 0 &&
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/.test(name) &&
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(domain)
  )
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** So that a page shows it as it is, marks and all. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)
}

/** As one text, with a separator between. */
export function join(items: readonly unknown[], separator: string): string {
  const pieces = items.map(String)
  refuseLonger(pieces.reduce((sum, piece) => sum + piece.length + separator.length, 0))
  return pieces.join(separator)
}

function refuseLonger(length: number): void {
  if (length > LONGEST) throw new RangeError(`A text may have ${LONGEST} characters.`)
}
