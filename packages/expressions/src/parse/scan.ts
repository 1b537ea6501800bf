import { Refusal } from '../problem.ts'
import { scanText } from './scan-text.ts'
import { MARKS, type Token } from './tokens.ts'

const NAME = /[A-Za-z_$][A-Za-z0-9_$]*/y
const NUMBER = /\d+(?:\.\d+)?/y
const SPACE = /[ \t\r\n\u00a0]*/y

/** The token that begins at or after an offset. */
export function scan(text: string, offset: number): Token {
  const from = offset + matched(SPACE, text, offset).length
  const first = text[from]
  if (first === undefined) return { kind: 'end', span: { from: text.length, to: text.length } }
  if (first === "'" || first === '"') return scanText(text, from)
  const digits = matched(NUMBER, text, from)
  if (digits !== '') return number(text, from, digits)
  const name = matched(NAME, text, from)
  if (name !== '') return { kind: 'name', name, span: { from, to: from + name.length } }
  const mark = MARKS.find((one) => text.startsWith(one, from))
  if (mark === undefined) throw strange(text, from)
  return { kind: 'mark', mark, span: { from, to: from + mark.length } }
}

function matched(pattern: RegExp, text: string, offset: number): string {
  pattern.lastIndex = offset
  return pattern.exec(text)?.[0] ?? ''
}

function number(text: string, from: number, digits: string): Token {
  const to = from + digits.length
  const span = { from, to }
  const follows = matched(NAME, text, to)
  if (/^[eE]\d*$/.test(follows) || /^[xXbBoO_n]/.test(follows))
    throw new Refusal(span, 'Write the number in plain digits.', 'For example `1000` or `0.5`.')
  if (follows !== '')
    throw new Refusal(span, `A name can't begin with a digit: \`${digits}${follows}\`.`)
  if (/^0\d/.test(digits))
    throw new Refusal(span, `\`${digits}\` begins with a zero too many.`, 'Take the zero away.')
  return { kind: 'number', digits, span }
}

function strange(text: string, from: number): Refusal {
  const mark = String.fromCodePoint(text.codePointAt(from) ?? 0)
  const span = { from, to: from + mark.length }
  if (/[“”„‘’‚«»´]/.test(mark))
    return new Refusal(span, `\`${mark}\` is a typographic quote.`, `Use a straight one: \`'\`.`)
  if (/[×·]/.test(mark)) return new Refusal(span, `\`${mark}\` is not known.`, 'Write `*`.')
  if (/[÷:]/.test(mark)) return new Refusal(span, `\`${mark}\` is not known.`, 'Write `/`.')
  if (/[−–—]/.test(mark)) return new Refusal(span, `\`${mark}\` is a dash.`, 'Write `-`.')
  if (mark === '≠') return new Refusal(span, '`≠` is not known.', 'Write `!=`.')
  if (mark === '≤') return new Refusal(span, '`≤` is not known.', 'Write `<=`.')
  if (mark === '≥') return new Refusal(span, '`≥` is not known.', 'Write `>=`.')
  if (/\p{L}/u.test(mark))
    return new Refusal(span, `\`${mark}\` can't be in a name.`, 'If it is text, put it in quotes.')
  return new Refusal(span, `${shown(mark)} means nothing here.`, 'Take it away.')
}

const shown = (mark: string): string =>
  /[\p{C}\p{Z}]/u.test(mark)
    ? `An invisible character (U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`
    : `\`${mark}\``
