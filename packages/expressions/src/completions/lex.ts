import type { Span } from '../expression.ts'
import { Refusal } from '../problem.ts'
import { scan } from '../parse/scan.ts'
import { scanTemplate } from '../parse/scan-text.ts'
import type { Token } from '../parse/tokens.ts'

/** Tokens of a text that may be broken or unfinished, and what its end stands in. */
export interface Lexed {
  readonly tokens: readonly Token[]
  /** Offset of the quote that has no end yet. */
  readonly openText?: number
  /** Positions in `tokens` of the brackets that have no end yet, the innermost last. */
  readonly open: readonly number[]
}

const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

/** What can't be read is passed over: somebody is still writing. */
export function lex(text: string): Lexed {
  const tokens: Token[] = []
  const open: number[] = []
  let at = 0
  for (;;) {
    const token = tokenAt(text, at)
    if (token === undefined) {
      const opened = quoteWithoutEnd(text, at)
      if (opened !== undefined) return { tokens, open, openText: opened }
      at += 1
      continue
    }
    if (token.kind === 'end') return { tokens, open }
    at = token.span.to
    const mark = token.kind === 'mark' ? token.mark : ''
    const isInTemplate = mark === '}' && isMark(tokens[open.at(-1) ?? -1], '`')
    if (mark === '`' || isInTemplate) {
      const start = isInTemplate ? (open.pop() ?? 0) : tokens.length
      const piece = scanPiece(text, at)
      if (piece === undefined) return { tokens, open, openText: token.span.from }
      const from = tokens[start]?.span.from ?? token.span.from
      tokens.length = start
      at = piece.end + (piece.isWhole ? 1 : 2)
      if (piece.isWhole) tokens.push({ kind: 'text', value: '', span: { from, to: at } })
      else {
        open.push(tokens.length)
        tokens.push({ kind: 'mark', mark: '`', span: { from, to: at } })
      }
      continue
    }
    if (mark === '(' || mark === '[' || mark === '{') open.push(tokens.length)
    else if (mark in CLOSING && isMark(tokens[open.at(-1) ?? -1], CLOSING[mark] ?? '')) open.pop()
    tokens.push(token)
  }
}

export const isMark = (token: Token | undefined, mark: string): boolean =>
  token?.kind === 'mark' && token.mark === mark

function tokenAt(text: string, at: number): Token | undefined {
  try {
    return scan(text, at)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function quoteWithoutEnd(text: string, at: number): number | undefined {
  const rest = text.slice(at)
  const from = at + (rest.length - rest.trimStart().length)
  return text[from] === "'" || text[from] === '"' ? from : undefined
}

/** The text of a template up to its end or to a value in it. */
function scanPiece(
  text: string,
  at: number,
): { readonly end: number; readonly isWhole: boolean } | undefined {
  try {
    const { end } = scanTemplate(text, at)
    return end === undefined ? undefined : { end, isWhole: text[end] === '`' }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** The text of the value that ends with this token: `row.items[0]` before a point. */
export function valueBefore(tokens: readonly Token[], last: number): Span | undefined {
  const end = tokens[last]
  if (end === undefined) return undefined
  let first = last
  for (;;) {
    const start = startOf(tokens, first)
    if (start === undefined) return undefined
    const before = tokens[start - 1]
    const isCall = isMark(tokens[start], '(') || isMark(tokens[start], '[')
    if (isCall && (before?.kind === 'name' || isMark(before, ')') || isMark(before, ']'))) {
      first = start - 1
      continue
    }
    if (!isMark(before, '.') && !isMark(before, '?.'))
      return { from: tokens[start]?.span.from ?? 0, to: end.span.to }
    first = start - 2
  }
}

/** Where the piece begins that ends with this token: the same, or its opening bracket. */
function startOf(tokens: readonly Token[], last: number): number | undefined {
  const token = tokens[last]
  if (token === undefined) return undefined
  if (token.kind !== 'mark') return token.kind === 'end' ? undefined : last
  if (!(token.mark in CLOSING)) return undefined
  let depth = 0
  for (let index = last; index >= 0; index -= 1) {
    const one = tokens[index]
    if (one?.kind !== 'mark') continue
    if (one.mark in CLOSING) depth += 1
    else if (Object.values(CLOSING).includes(one.mark)) depth -= 1
    if (depth === 0) return index
  }
  return undefined
}
