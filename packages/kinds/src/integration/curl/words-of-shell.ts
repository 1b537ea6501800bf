/** The words of a shell's command line, without their quotes; undefined where a quote stays open. */
export function wordsOfShell(line: string): readonly string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  const text = line.replaceAll(/\\\r?\n|\^\r?\n|`\r?\n/g, ' ')
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at)
    if (/\s/.test(mark)) {
      if (word !== undefined) words.push(word)
      word = undefined
      continue
    }
    word ??= ''
    if (mark === "'" || mark === '"') {
      const isAnsi = mark === "'" && word.endsWith('$')
      const end = closing(text, at, isAnsi || mark === '"')
      if (end === undefined) return undefined
      const inner = text.slice(at + 1, end)
      word = isAnsi
        ? word.slice(0, -1) + unescaped(inner)
        : word + (mark === '"' ? inner.replaceAll(/\\(["\\$`])/g, '$1') : inner)
      at = end
    } else if (mark === '\\') {
      word += text.charAt(at + 1)
      at += 1
    } else word += mark
  }
  if (word !== undefined) words.push(word)
  return words
}

function closing(text: string, from: number, hasEscapes: boolean): number | undefined {
  const mark = text.charAt(from)
  for (let at = from + 1; at < text.length; at += 1) {
    if (hasEscapes && text.charAt(at) === '\\') at += 1
    else if (text.charAt(at) === mark) return at
  }
  return undefined
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** `$'it\'s'` */
function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|(.))/gs, (_all, u, x, one) =>
    one === undefined ? String.fromCharCode(Number.parseInt(u ?? x, 16)) : (ESCAPES[one] ?? one),
  )
}
