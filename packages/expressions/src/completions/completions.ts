import { isIdentifier } from '@drawbridge/source/pieces'
import { withItem } from '../check/narrow.ts'
import { check } from '../check/check.ts'
import { membersOf } from '../check/check-member.ts'
import { signature } from '../check/check-call.ts'
import type { Span } from '../expression.ts'
import type { FunctionDefinition } from '../functions/function.ts'
import { FUNCTIONS } from '../functions/table.ts'
import { isListMethod, LIST_METHODS } from '../list-methods.ts'
import { memberText } from '../print.ts'
import { parse } from '../parse/parse.ts'
import type { Token } from '../parse/tokens.ts'
import type { Scope } from '../scope.ts'
import type { Type } from '../type.ts'
import { BOOLEAN, mayBeNothing, NULL, present, UNKNOWN } from '../types/basic.ts'
import { typeText } from '../types/type-text.ts'
import { isMark, lex, valueBefore, type Lexed } from './lex.ts'

export interface Completion {
  readonly label: string
  readonly kind: 'name' | 'member' | 'function' | 'method' | 'value'
  /** In plain words. */
  readonly type: string
  readonly detail: string
  /** What to write in place of `span`. */
  readonly insert: string
  readonly span: Span
}

const WORD = /[A-Za-z_$][A-Za-z0-9_$]*$/
/** `12`, `1.` and `1.5`: no name begins within a number or right behind one. */
const NUMBER = /(?<![\w$])\d[\w$.]*$/

/** What could be written at an offset, the likeliest first. Works on text that is not finished. */
export function completions(text: string, offset: number, scope: Scope): readonly Completion[] {
  const before = text.slice(0, offset)
  const word = WORD.exec(before)?.[0] ?? ''
  const from = offset - word.length
  const lexed = lex(text.slice(0, from))
  if (lexed.openText !== undefined)
    return choicesIn(text, lexed, { from: lexed.openText, to: offset }, scope)
  if (NUMBER.test(before)) return []
  const span = { from, to: offset }
  const inner = scopeAt(text, lexed, scope)
  const last = lexed.tokens.at(-1)
  if (isMark(last, '.') || isMark(last, '?.'))
    return matching(word, afterPoint(text, lexed, span, inner))
  return matching(word, [
    ...choices(text, lexed, lexed.tokens.length - 1, inner).map((choice) => ({ ...choice, span })),
    ...names(inner, span),
    ...functions(span),
    ...WORDS.map((one) => ({ ...one, span })),
  ])
}

const WORDS: readonly Omit<Completion, 'span'>[] = [
  { label: 'true', kind: 'value', type: typeText(BOOLEAN), detail: 'Yes.', insert: 'true' },
  { label: 'false', kind: 'value', type: typeText(BOOLEAN), detail: 'No.', insert: 'false' },
  { label: 'null', kind: 'value', type: typeText(NULL), detail: 'Nothing.', insert: 'null' },
]

/** What begins with the word, before what holds it. */
function matching(word: string, all: readonly Completion[]): readonly Completion[] {
  const wanted = word.toLowerCase()
  const rank = ({ label }: Completion): number => {
    const index = label.toLowerCase().replace(/^'/, '').indexOf(wanted)
    return index === 0 ? 0 : index > 0 ? 1 : 2
  }
  return all.filter((one) => rank(one) < 2).toSorted((a, b) => rank(a) - rank(b))
}

const names = ({ names: all }: Scope, span: Span): readonly Completion[] =>
  [...all].map(([label, type]) => ({
    label,
    kind: 'name',
    type: typeText(type),
    detail: '',
    insert: label,
    span,
  }))

const functions = (span: Span): readonly Completion[] =>
  [...FUNCTIONS.values()].map((one) => ({
    label: one.name,
    kind: 'function',
    type: resultText(one),
    detail: `${signature(one)}: ${one.summary}`,
    insert: `${one.name}(`,
    span,
  }))

const resultText = ({ result }: FunctionDefinition): string =>
  typeof result === 'function' ? '' : typeText(result)

/** The type of the value that a token ends. */
function typeBefore(text: string, lexed: Lexed, last: number, scope: Scope): Type {
  const span = valueBefore(lexed.tokens, last)
  const parsed = span && parse(text.slice(span.from, span.to))
  return parsed?.ok === true ? check(parsed.expression, scope).type : UNKNOWN
}

function afterPoint(text: string, lexed: Lexed, span: Span, scope: Scope): readonly Completion[] {
  const point = lexed.tokens.length - 1
  const type = typeBefore(text, lexed, point - 1, scope)
  const pointSpan = lexed.tokens[point]?.span ?? span
  const isPlain = isMark(lexed.tokens[point], '.')
  // What may be nothing is asked for with `?.`.
  const needsMark = mayBeNothing(type) && isPlain
  const place = needsMark ? { from: pointSpan.from, to: span.to } : span
  const of = present(type)
  if (of.kind === 'list') return methods(lexed.tokens, scope, span)
  return [...(membersOf(of, { scope })?.members ?? [])].map(([label, member]) => ({
    label,
    kind: 'member',
    type: typeText(
      member.optional === true ? { kind: 'nullable', of: present(member.type) } : member.type,
    ),
    detail: '',
    insert: isIdentifier(label)
      ? needsMark
        ? `?.${label}`
        : label
      : memberText({ name: label, optional: false }),
    span: isIdentifier(label) ? place : { from: pointSpan.from, to: span.to },
  }))
}

function methods(tokens: readonly Token[], scope: Scope, span: Span): readonly Completion[] {
  const taken = new Set([
    ...scope.names.keys(),
    ...tokens.map((token) => (token.kind === 'name' ? token.name : '')),
  ])
  const item = ['item', 'one', 'other'].find((word) => !taken.has(word)) ?? 'each'
  return Object.entries(LIST_METHODS).map(([label, detail]) => ({
    label,
    kind: 'method',
    type: '',
    detail,
    insert: `${label}(${item} => `,
    span,
  }))
}

/** The scope with the items of the arrows that the end of the text stands in. */
function scopeAt(text: string, lexed: Lexed, scope: Scope): Scope {
  const { tokens, open } = lexed
  return open.reduce((inner, bracket) => {
    const method = tokens[bracket - 1]
    const isMethod = method?.kind === 'name' && isListMethod(method.name)
    if (!isMethod || !isMark(tokens[bracket], '(')) return inner
    const skip = isMark(tokens[bracket + 1], '(') ? 2 : 1
    const parameter = tokens[bracket + skip]
    if (parameter?.kind !== 'name' || !isMark(tokens[bracket + skip * 2], '=>')) return inner
    const items = typeBefore(text, lexed, bracket - 3, inner)
    return withItem(inner, parameter.name, items.kind === 'list' ? items.of : UNKNOWN)
  }, scope)
}

/** The choices that a value before `==` has. */
function choices(
  text: string,
  lexed: Lexed,
  last: number,
  scope: Scope,
): readonly Omit<Completion, 'span'>[] {
  const operator = lexed.tokens[last]
  const isComparison = ['==', '!=', '===', '!=='].some((mark) => isMark(operator, mark))
  if (!isComparison) return []
  const type = present(typeBefore(text, lexed, last - 1, scope))
  if (type.kind !== 'enum') return []
  return type.values.map((value) => ({
    label: `'${value}'`,
    kind: 'value',
    type: 'choice',
    detail: '',
    insert: `'${value.replaceAll(/['\\]/g, '\\$&')}'`,
  }))
}

/** The same within quotes that have no end yet. */
function choicesIn(text: string, lexed: Lexed, span: Span, scope: Scope): readonly Completion[] {
  const written = text.slice(span.from + 1, span.to)
  const inner = scopeAt(text, lexed, scope)
  const all = choices(text, lexed, lexed.tokens.length - 1, inner)
  // The quote that closes may stand there already.
  const to = text[span.to] === text[span.from] ? span.to + 1 : span.to
  return matching(
    written,
    all.map((choice) => ({ ...choice, span: { from: span.from, to } })),
  )
}
