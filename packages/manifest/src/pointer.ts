/** A JSON pointer (RFC 6901) to a place in a document; empty for the document itself. */
export function pointer(...segments: readonly (string | number)[]): string {
  let text = ''
  for (const segment of segments) text += `/${escaped(String(segment))}`
  return text
}

function escaped(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment
}
