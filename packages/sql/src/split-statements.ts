import type { Dialect } from './schema.ts'

/**
 * The statements of a migration, without semicolons, comments before them kept out. Semicolons in
 * text, quoted names, comments and PostgreSQL's dollar quotes don't end one.
 */
export function splitStatements(text: string, dialect: Dialect): readonly string[] {
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
    const end = skip(text, at, dialect)
    // A comment between statements belongs to neither.
    if (isComment(text, at, dialect) && text.slice(start, at).trim() === '') start = end
    at = end
  }
  finish()
  return statements
}

function isComment(text: string, at: number, dialect: Dialect): boolean {
  return isLineComment(text, at, dialect) || text.startsWith('/*', at)
}

function isLineComment(text: string, at: number, dialect: Dialect): boolean {
  if (dialect !== 'mysql') return text.startsWith('--', at)
  return text[at] === '#' || /^--(\s|$)/.test(text.slice(at, at + 3))
}

/** Where what begins at this place ends: a quoted thing, a comment, or one character. */
function skip(text: string, at: number, dialect: Dialect): number {
  const character = text[at] ?? ''
  if (character === "'" || character === '"' || character === '`') {
    return skipQuoted(text, at, character, dialect === 'mysql' && character !== '`')
  }
  if (isLineComment(text, at, dialect)) return after(text, '\n', at)
  if (text.startsWith('/*', at)) return after(text, '*/', at + 2)
  if (dialect === 'postgres' && character === '$') {
    const tag = /^\$(?:[A-Za-z_]\w*)?\$/.exec(text.slice(at, at + 66))?.[0]
    if (tag) return after(text, tag, at + tag.length)
  }
  return at + 1
}

/** A quote that is doubled begins a new quoted thing at once, which comes to the same. */
function skipQuoted(text: string, from: number, quote: string, backslashes: boolean): number {
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
