/** Where characters stand that have no meaning of their own. */
const PRIVATE = 0xe000

/** Quoted words as characters that are no words: whatever they say is not read. */
export function withoutQuoted(text: string): string {
  return text.replaceAll(/["“](?<quoted>[^"“”\n]{2,300})["”]/gu, (_, quoted: string) => {
    const hidden = [...quoted].map((one) => {
      const code = one.codePointAt(0) ?? 0
      return code < 0x1800 ? String.fromCodePoint(PRIVATE + code) : one
    })
    return `"${hidden.join('')}"`
  })
}

/** The words that were quoted, as they were. */
export function withQuoted(text: string): string {
  return text.replaceAll(/[\ue000-\uf7ff]/gu, (one) =>
    String.fromCodePoint((one.codePointAt(0) ?? PRIVATE) - PRIVATE),
  )
}
