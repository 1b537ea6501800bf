import type { Dialect } from '@drawbridge/sql'

/** Sorts of token, each with how it looks in a dialect, in the order in which they are tried. */
type Sorts = readonly (readonly [kept: string | undefined, pattern: RegExp])[]

const PLAIN_TEXT = /'(?:[^']|'')*'/y
const QUOTED_NAME = /"(?:[^"]|"")*"/y
const BACKTICKED_NAME = /`(?:[^`]|``)*`/y
const DASHES = /--[^\n]*/y
const BLOCK = /\/\*[^]*?\*\//y
const NUMBER = /\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y

const LITERAL = '‹text›'
const NAME = '‹name›'
const COMMENT = '‹comment›'

const SORTS: Readonly<Record<Dialect, Sorts>> = {
  sqlite: [
    [COMMENT, DASHES],
    [COMMENT, BLOCK],
    [LITERAL, PLAIN_TEXT],
    [NAME, QUOTED_NAME],
    [NAME, BACKTICKED_NAME],
  ],
  mysql: [
    // Without a blank after them they are two minus signs.
    [COMMENT, /--(?=\s|$)[^\n]*/y],
    [COMMENT, /#[^\n]*/y],
    [COMMENT, BLOCK],
    [LITERAL, /'(?:[^'\\]|''|\\[^])*'/y],
    [LITERAL, /"(?:[^"\\]|""|\\[^])*"/y],
    [NAME, BACKTICKED_NAME],
  ],
  postgres: [
    [COMMENT, DASHES],
    [COMMENT, BLOCK],
    [LITERAL, /[eE]'(?:[^'\\]|''|\\[^])*'/y],
    [LITERAL, PLAIN_TEXT],
    [LITERAL, /\$([A-Za-z_]\w*)?\$[^]*?\$\1\$/y],
    [NAME, QUOTED_NAME],
  ],
}

/** Words and places of parameters stay as they are, and so does any other character. */
const REST: Sorts = [
  [undefined, /[A-Za-z_\u0080-\u{10FFFF}][\w$\u0080-\u{10FFFF}]*/uy],
  [undefined, /[$:@?]\d+/y],
  ['‹number›', NUMBER],
  [undefined, /[^]/uy],
]

/** The tokens of some SQL as a server of this dialect reads them, without what its literals and quoted names say. */
export function sqlSkeleton(text: string, dialect: Dialect): readonly string[] {
  const sorts = [...SORTS[dialect], ...REST]
  const tokens: string[] = []
  for (let at = 0; at < text.length;) {
    const [kept, found] = tokenAt(text, at, sorts)
    if (found.trim() !== '') tokens.push(kept ?? found)
    at += found.length
  }
  return tokens
}

function tokenAt(text: string, at: number, sorts: Sorts): readonly [string | undefined, string] {
  for (const [kept, pattern] of sorts) {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0]
    if (found !== undefined) return [kept, found]
  }
  return [undefined, text[at] ?? '']
}
