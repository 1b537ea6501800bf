import { Refusal } from '../problem.ts'
import type { Token } from './tokens.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '`': '`',
  $: '$',
  '{': '{',
}

/** A text in quotes, from its first quote. */
export function scanText(text: string, from: number): Token {
  const quote = text.slice(from, from + 1)
  const piece = scanPiece(text, from + 1, (at) => text[at] === quote, /[\r\n]/)
  if (piece.end === undefined)
    throw new Refusal(
      { from, to: piece.to },
      `The text that begins here has no end: a ${quote} is missing.`,
      `Write ${quote} after its last character.`,
    )
  return { kind: 'text', value: piece.value, span: { from, to: piece.end + 1 } }
}

export interface Piece {
  readonly value: string
  /** Offset of what ended it; absent when nothing did. */
  readonly end: number | undefined
  readonly to: number
}

/** The text of a template from an offset: up to `` ` `` or `${`. */
export const scanTemplate = (text: string, from: number): Piece =>
  scanPiece(text, from, (at) => text[at] === '`' || text.startsWith('${', at))

function scanPiece(
  text: string,
  from: number,
  isEnd: (offset: number) => boolean,
  forbidden?: RegExp,
): Piece {
  let value = ''
  let at = from
  while (at < text.length) {
    if (isEnd(at)) return { value: wellFormed(value, from, at), end: at, to: at }
    const mark = text.slice(at, at + 1)
    if (forbidden?.test(mark) === true) break
    const { character, length } = mark === '\\' ? escaped(text, at) : { character: mark, length: 1 }
    value += character
    at += length
  }
  return { value, end: undefined, to: at }
}

function escaped(
  text: string,
  at: number,
): { readonly character: string; readonly length: number } {
  const code = /^\\u(?:\{([0-9a-fA-F]{1,6})\}|([0-9a-fA-F]{4}))/.exec(text.slice(at, at + 10))
  const number = Number.parseInt(code?.[1] ?? code?.[2] ?? '', 16)
  if (code !== null && number <= 0x10ffff)
    return {
      // Half a pair is completed by the next, or refused with the whole text.
      character: String.fromCodePoint(number),
      length: code[0].length,
    }
  const character = ESCAPES[text.slice(at + 1, at + 2)]
  if (character === undefined)
    throw new Refusal(
      { from: at, to: Math.min(at + 2, text.length) },
      `\`${text.slice(at, at + 2)}\` is no known escape.`,
      'For a backslash, write `\\\\`.',
    )
  return { character, length: 2 }
}

function wellFormed(value: string, from: number, to: number): string {
  if (value.isWellFormed()) return value
  throw new Refusal({ from, to }, 'This text holds half of a character.', 'Write it again.')
}
