import type { Dialect } from '@drawbridge/sql'

/** A piece of a statement. What is quoted is `text`, and a name too where it is quoted. */
export interface Piece {
  readonly kind: 'text' | 'comment' | 'word' | 'parameter' | 'other'
  readonly text: string
}

const DOUBLE = String.raw`"(?:[^"]|"")*"`
const BACKTICKS = '`[^`]*`'
/** Where a backslash hides the quote behind it. */
const ESCAPED = String.raw`'(?:[^'\\]|''|\\[^])*'`

const TEXT: Readonly<Record<Dialect, readonly string[]>> = {
  mysql: [ESCAPED, String.raw`"(?:[^"\\]|""|\\[^])*"`, BACKTICKS],
  postgres: [
    String.raw`[eE]${ESCAPED}(?:[^\S\n]*\n\s*${ESCAPED})*`,
    String.raw`(?<dollar>\$(?:[\p{L}_][\p{L}\d_]*)?\$)[^]*?\k<dollar>`,
    String.raw`'(?:[^']|'')*'`,
    DOUBLE,
  ],
  sqlite: [String.raw`'(?:[^']|'')*'`, DOUBLE, BACKTICKS, String.raw`\[[^\]]*\]`],
}

/** MySQL runs what stands in a comment that begins with an exclamation mark. */
const COMMENT: Readonly<Record<Dialect, readonly string[]>> = {
  mysql: [
    String.raw`--(?=[\s\p{Cc}]|$)[^\n]*`,
    String.raw`#[^\n]*`,
    String.raw`\/\*(?!M?!)[^]*?\*\/`,
  ],
  // Comments lie in each other; one that does is no comment here, so that nothing hides in it.
  postgres: [String.raw`--[^\n]*`, String.raw`\/\*(?:(?!\/\*)[^])*?\*\/`],
  sqlite: [String.raw`--[^\n]*`, String.raw`\/\*[^]*?\*\/`],
}

const patternOf = (dialect: Dialect): RegExp =>
  new RegExp(
    [
      `(?<text>${TEXT[dialect].join('|')})`,
      `(?<comment>${COMMENT[dialect].join('|')})`,
      String.raw`(?<word>[\p{L}_][\p{L}\d_$]*)`,
      // A cast of PostgreSQL's.
      '::',
      ':(?<parameter>[A-Za-z][A-Za-z0-9_]*)',
      String.raw`\/\*M?!?`,
      '[^]',
    ].join('|'),
    'gu',
  )

/** A statement as its database cuts it up; the text of a parameter is its name alone. */
export function piecesOf(statement: string, dialect: Dialect): readonly Piece[] {
  return [...statement.matchAll(patternOf(dialect))].map(({ 0: whole, groups = {} }) => {
    const { text, comment, word, parameter } = groups
    if (parameter !== undefined) return { kind: 'parameter', text: parameter }
    if (text !== undefined) return { kind: 'text', text }
    if (comment !== undefined) return { kind: 'comment', text: comment }
    return { kind: word === undefined ? 'other' : 'word', text: whole }
  })
}
