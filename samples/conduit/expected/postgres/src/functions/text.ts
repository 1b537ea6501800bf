export function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** Nothing where it is blank; what is left out stays left out. */
export function unlessBlank<Text extends string | null | undefined>(text: Text): Text | null {
  return typeof text === 'string' && isBlank(text) ? null : text
}
