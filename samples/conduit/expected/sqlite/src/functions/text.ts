/** Nothing, empty, or spaces alone. */
export function isBlank(text: string | null): boolean {
  return text === null || text.trim() === ''
}

/** Nothing where it is blank; what is left out stays left out. */
export function unlessBlank<Text extends string | null | undefined>(text: Text): Text | null {
  return typeof text === 'string' && isBlank(text) ? null : text
}
