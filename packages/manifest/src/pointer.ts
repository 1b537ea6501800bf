/** A JSON pointer (RFC 6901) to a place in a document; empty for the document itself. */
export function pointer(...segments: readonly (string | number)[]): string {
  let text = ''
  for (const segment of segments) text += `/${escaped(String(segment))}`
  return text
}

/** What a JSON pointer leads through: the keys and places that `pointer` was given, as text. */
export function segmentsOf(pointer: string): readonly string[] {
  const segments = pointer.split('/').slice(1)
  return pointer.includes('~') ? segments.map(plain) : segments
}

const plain = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~')

function escaped(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment
}
