import { Tokens, type Token } from './tokens.ts'

export interface Statement {
  readonly tokens: readonly Token[]
  readonly from: number
  readonly to: number
}

/** Of one statement; what is longer is rows, and the rest of it is passed over. */
const MOST_TOKENS = 20_000

/** The statements of a dump, one after the other, without the rows that `COPY` and clients' commands bring. */
export function* statementsIn(text: string, isMysql: boolean): Generator<Statement> {
  const source = new Tokens(text, isMysql)
  let tokens: Token[] = []
  let body = 0
  for (let token = source.next(); token !== undefined; token = source.next()) {
    const isFirst = tokens.length === 0
    if (isFirst && token.text === '\\') {
      // `\connect`, `\restrict`: a command of the client, to the end of its line.
      source.skipPast(/$/)
      continue
    }
    if (isFirst && isWord(token, 'delimiter')) {
      source.skipPast(/^[ \t]*delimiter[ \t]+;/)
      yield { tokens: [token], from: token.from, to: source.place }
      continue
    }
    if (isRoutine(tokens)) body += stepOf(token, tokens)
    if (token.text !== ';' || token.kind !== 'mark' || body > 0) {
      if (tokens.length < MOST_TOKENS) tokens.push(token)
      continue
    }
    if (isWord(tokens[0], 'copy') && tokens.some((one) => isWord(one, 'stdin')))
      source.skipPast(/^\\\.$/)
    if (tokens[0]) yield { tokens, from: tokens[0].from, to: source.place }
    tokens = []
    body = 0
  }
  if (tokens[0]) yield { tokens, from: tokens[0].from, to: text.length }
}

export function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text.toLowerCase())
}

/** Whether the statement so far makes something that has statements inside. */
function isRoutine(tokens: readonly Token[]): boolean {
  return (
    isWord(tokens[0], 'create') &&
    tokens.slice(1, 8).some((one) => isWord(one, 'trigger', 'procedure', 'function', 'event'))
  )
}

/** `begin … end` and `case … end` may stand inside each other; `end if` closes neither. */
function stepOf(token: Token, before: readonly Token[]): number {
  if (isWord(before.at(-1), 'end') && isWord(token, 'if', 'loop', 'while', 'repeat')) return 1
  if (isWord(before.at(-1), 'end') && isWord(token, 'case')) return 0
  if (isWord(token, 'begin', 'case')) return 1
  return isWord(token, 'end') ? -1 : 0
}
