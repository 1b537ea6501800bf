/** Longer texts are refused: one request must not fill the memory. */
const LONGEST = 10_000_000

/** Whole characters from a position up to another; negative ones count from the end. */
export function slice(text: string, from: number, to?: number): string {
  return [...text].slice(from, to).join('')
}

/** Nothing, empty, or spaces alone. */
export function isBlank(text: string | null): boolean {
  return text === null || text.trim() === ''
}

/** Nothing where it is blank; what is left out stays left out. */
export function unlessBlank<Text extends string | null | undefined>(text: Text): Text | null {
  return typeof text === 'string' && isBlank(text) ? null : text
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
