const METHOD = /\b(GET|POST|PUT|PATCH|DELETE)(?=\s+\/)/giu

/** Lines that somebody wrote in capitals alone, as others are. */
export function withoutCapitals(text: string): string {
  return text
    .split('\n')
    .map((line) => (isShouted(line) ? quietly(line) : line))
    .join('\n')
}

/** A heading of a word or two may stand in capitals, and so may short forms among words that don't. */
function isShouted(line: string): boolean {
  const words = line.match(/\p{L}{2,}/gu) ?? []
  const loud = words.filter((word) => word === word.toUpperCase())
  return words.length >= 5 && loud.length > words.length * 0.7
}

const quietly = (line: string): string =>
  line
    .toLowerCase()
    .replaceAll(METHOD, (method) => method.toUpperCase())
    .replaceAll(/(?<=^|[.!?]\s+)\p{L}/gu, (letter) => letter.toUpperCase())
