/**
 * The statements of a migration, without their semicolons. Semicolons in text, quoted names,
 * comments and dollar quotes end nothing. `backslashes`: in text, they escape what follows.
 */
export function splitStatements(text: string, { backslashes }: { backslashes: boolean }): string[] {
  const statements: string[] = []
  let start = 0
  let at = 0
  const finish = () => {
    const statement = text.slice(start, at).trim()
    if (statement !== '') statements.push(statement)
  }
  while (at < text.length) {
    if (text[at] === ';') {
      finish()
      start = ++at
      continue
    }
    const comment = isLineComment(text, at, backslashes) || text.startsWith('/*', at)
    const end = endOf(text, at, backslashes)
    // A comment between statements belongs to neither.
    if (comment && text.slice(start, at).trim() === '') start = end
    at = end
  }
  finish()
  return statements
}

/** MySQL wants a space after the dashes: without, they are two minus signs. */
function isLineComment(text: string, at: number, backslashes: boolean): boolean {
  return (backslashes ? /^--(\s|$)/ : /^--/).test(text.slice(at, at + 3))
}

/** Where what begins at this place ends: something quoted, a comment, or one character. */
function endOf(text: string, at: number, backslashes: boolean): number {
  const character = text[at] ?? ''
  if (`'"\``.includes(character)) {
    return endOfQuote(text, at, character, backslashes && character !== '`')
  }
  if (isLineComment(text, at, backslashes)) return after(text, '\n', at)
  if (text.startsWith('/*', at)) return after(text, '*/', at + 2)
  const tag = character === '$' && /^\$([A-Za-z_]\w*)?\$/.exec(text.slice(at, at + 66))?.[0]
  return tag ? after(text, tag, at + tag.length) : at + 1
}

/** A doubled quote ends one thing and begins the next, which comes to the same. */
function endOfQuote(text: string, from: number, quote: string, backslashes: boolean): number {
  for (let at = from + 1; at < text.length; at++) {
    if (backslashes && text[at] === '\\') at++
    else if (text[at] === quote) return at + 1
  }
  return text.length
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from)
  return found < 0 ? text.length : found + end.length
}
