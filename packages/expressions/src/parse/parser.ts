import { isIdentifier } from '@drawbridge/source/pieces'
import type {
  BinaryOperator,
  Expression,
  ListMethod,
  LiteralValue,
  ObjectEntry,
  Span,
} from '../expression.ts'
import { isListMethod, LIST_METHODS } from '../list-methods.ts'
import { isBinaryOperator, isComparison, TIGHTNESS } from '../operators.ts'
import { Refusal } from '../problem.ts'
import type { Cursor } from './cursor.ts'
import { REFUSED_CALLS, REFUSED_WORDS } from './refusals.ts'
import { scanTemplate } from './scan-text.ts'

/** A whole formula from where the cursor stands. */
export function parseExpression(cursor: Cursor): Expression {
  return cursor.within(cursor.token.span, () => parseChoice(cursor))
}

function parseChoice(cursor: Cursor): Expression {
  const condition = parseBinary(cursor, 1)
  if (!cursor.skip('?')) return condition
  const then = parseExpression(cursor)
  if (!cursor.skip(':')) {
    cursor.refuseMark()
    throw new Refusal(
      { from: condition.span.from, to: cursor.end },
      'This choice has no `:`, so it is not known what holds otherwise.',
      'Write it like `done ? 1 : 2`.',
    )
  }
  const otherwise = parseExpression(cursor)
  const span = { from: condition.span.from, to: otherwise.span.to }
  return cursor.made(
    { kind: 'choice', condition, then, otherwise, span },
    condition,
    then,
    otherwise,
  )
}

function parseBinary(cursor: Cursor, tightness: number): Expression {
  let left = parseUnary(cursor)
  let isCompared = false
  for (;;) {
    const operator = operatorAt(cursor)
    if (operator === undefined || TIGHTNESS[operator] < tightness) return left
    if (isComparison(operator) && isCompared)
      throw new Refusal(
        cursor.token.span,
        'There are two comparisons in a row.',
        'Join them with `&&`, like `a < b && b < c`.',
      )
    isCompared = isComparison(operator)
    cursor.next()
    const right = parseBinary(cursor, TIGHTNESS[operator] + 1)
    const span = { from: left.span.from, to: right.span.to }
    left = cursor.made({ kind: 'binary', operator, left, right, span }, left, right)
  }
}

function operatorAt({ token }: Cursor): BinaryOperator | undefined {
  if (token.kind === 'name') return token.name === 'has' ? 'has' : undefined
  if (token.kind !== 'mark') return undefined
  if (token.mark === '===') return '=='
  if (token.mark === '!==') return '!='
  return isBinaryOperator(token.mark) ? token.mark : undefined
}

function parseUnary(cursor: Cursor): Expression {
  const { token } = cursor
  if (token.kind !== 'mark' || (token.mark !== '!' && token.mark !== '-'))
    return parsePostfix(cursor)
  cursor.next()
  const operand = cursor.within(token.span, () => parseUnary(cursor))
  const span = { from: token.span.from, to: operand.span.to }
  return cursor.made({ kind: 'unary', operator: token.mark, operand, span }, operand)
}

function parsePostfix(cursor: Cursor): Expression {
  let object = parseOperand(cursor)
  for (;;) {
    if (cursor.isMark('.') || cursor.isMark('?.')) object = parseMember(cursor, object)
    else if (cursor.isMark('[')) object = parseIndex(cursor, object)
    else if (cursor.isMark('('))
      throw new Refusal(
        cursor.token.span,
        'Only a function of the list can be called.',
        'Write its name before the bracket, like `upper(title)`.',
      )
    else if (cursor.isMark('!')) throw cursor.unexpected()
    else return object
  }
}

function parseMember(cursor: Cursor, object: Expression): Expression {
  const optional = cursor.isMark('?.')
  cursor.next()
  const { token } = cursor
  if (token.kind !== 'name')
    throw new Refusal(
      token.span,
      `A name is missing after \`${optional ? '?.' : '.'}\`.`,
      ...(cursor.isMark('[') ? ['Write `[0]` without a point before it.'] : []),
    )
  const { name } = token
  checkMember(name, token.span)
  cursor.next()
  if (cursor.isMark('(')) return parseMethod(cursor, object, name, token.span)
  const span = { from: object.span.from, to: token.span.to }
  return cursor.made({ kind: 'member', object, name, optional, span }, object)
}

function parseIndex(cursor: Cursor, object: Expression): Expression {
  const { from } = cursor.token.span
  cursor.next()
  const index = parseExpression(cursor)
  cursor.close(']', from)
  const span = { from: object.span.from, to: cursor.end }
  if (index.kind === 'literal' && index.value.type === 'text') {
    const name = index.value.value
    checkMember(name, index.span)
    return cursor.made({ kind: 'member', object, name, optional: false, span }, object)
  }
  return cursor.made({ kind: 'index', object, index, span }, object, index)
}

/** `items.map(item => item.price)`, from the bracket. */
function parseMethod(cursor: Cursor, object: Expression, method: string, span: Span): Expression {
  if (!isListMethod(method)) throw noMethod(method, span)
  const open = cursor.token.span.from
  cursor.next()
  const hasBrackets = cursor.skip('(')
  const { token } = cursor
  if (token.kind !== 'name') throw noArrow(method, token.span)
  checkParameter(token.name, token.span)
  cursor.next()
  if (hasBrackets && !cursor.skip(')')) throw noArrow(method, token.span)
  if (!cursor.skip('=>')) throw noArrow(method, token.span)
  const body = parseExpression(cursor)
  cursor.skip(',')
  cursor.close(')', open)
  return cursor.made(
    {
      kind: 'method',
      object,
      method,
      parameter: token.name,
      body,
      span: { from: object.span.from, to: cursor.end },
    },
    object,
    body,
  )
}

const noMethod = (method: string, span: Span): Refusal =>
  new Refusal(
    span,
    `\`.${method}(…)\` is not known here.`,
    Object.hasOwn(REFUSED_CALLS, method)
      ? `Write \`${REFUSED_CALLS[method]}\`.`
      : `Behind a point stand ${Object.keys(LIST_METHODS).join(', ')}; other functions stand before their value: \`${method}(…)\`.`,
  )

const noArrow = (method: ListMethod, span: Span): Refusal =>
  new Refusal(
    span,
    `\`${method}\` has to be told what to do with each item.`,
    `Write it like \`.${method}(item => …)\`.`,
  )

function parseOperand(cursor: Cursor): Expression {
  const { token } = cursor
  if (token.kind === 'number') {
    cursor.next()
    return literal(cursor, { type: 'number', digits: token.digits }, token.span)
  }
  if (token.kind === 'text') {
    cursor.next()
    return literal(cursor, { type: 'text', value: token.value }, token.span)
  }
  if (token.kind === 'name') return parseName(cursor, token.name, token.span)
  if (cursor.isMark('(')) return parseBrackets(cursor)
  if (cursor.isMark('[')) return parseList(cursor)
  if (cursor.isMark('{')) return parseObject(cursor)
  if (cursor.isMark('`')) return parseTemplate(cursor)
  throw strayOperand(cursor)
}

function strayOperand(cursor: Cursor): Refusal {
  const { token } = cursor
  if (token.kind === 'mark' && token.mark === '.')
    return new Refusal(token.span, 'A number or name is missing before `.`.', 'Write `0.5`.')
  if (token.kind === 'mark' && token.mark === '/')
    return new Refusal(
      token.span,
      'A value is missing before `/`.',
      'A search pattern (`/…/`) is not known here: use `contains` or `startsWith`.',
    )
  if (token.kind === 'mark' && token.mark !== ')' && operatorAt(cursor) !== undefined)
    return new Refusal(token.span, `A value is missing before \`${token.mark}\`.`)
  if (token.kind === 'end')
    return new Refusal(
      token.span,
      cursor.end === 0
        ? 'The formula is empty.'
        : `A value is missing after \`${cursor.text.slice(Math.max(0, cursor.end - 20), cursor.end).trim()}\`.`,
    )
  return cursor.unexpected()
}

const literal = (cursor: Cursor, value: LiteralValue, span: Span): Expression =>
  cursor.made({ kind: 'literal', value, span })

function parseName(cursor: Cursor, name: string, span: Span): Expression {
  cursor.next()
  if (name === 'null') return literal(cursor, { type: 'null' }, span)
  if (name === 'true' || name === 'false')
    return literal(cursor, { type: 'boolean', value: name === 'true' }, span)
  if (cursor.isMark('(')) return parseCall(cursor, name, span)
  checkName(name, span)
  return cursor.made({ kind: 'name', name, span })
}

function checkName(name: string, span: Span): void {
  const refused = REFUSED_WORDS.get(name)
  if (refused !== undefined) throw new Refusal(span, ...refused)
  if (name === 'has' || name === 'null' || name === 'true' || name === 'false')
    throw new Refusal(span, `\`${name}\` is a word of the language, and no name.`)
}

/** It becomes a name in the emitted code, where capitals are for what the code itself uses. */
function checkParameter(name: string, span: Span): void {
  checkName(name, span)
  if (!isIdentifier(name) || !/^[a-z]/.test(name))
    throw new Refusal(
      span,
      `\`${name}\` can't be the name of an item.`,
      'Choose a word that begins with a small letter, like `item`.',
    )
}

/** What would reach into objects of JavaScript itself. */
function checkMember(name: string, span: Span): void {
  if (name === '__proto__' || name === 'prototype')
    throw new Refusal(span, `\`${name}\` can't be the name of a member.`)
}

function parseCall(cursor: Cursor, name: string, span: Span): Expression {
  const refused = REFUSED_WORDS.get(name)
  if (refused !== undefined) throw new Refusal(span, ...refused)
  cursor.next()
  const all: Expression[] = []
  while (!cursor.isMark(')')) {
    all.push(parseExpression(cursor))
    if (!cursor.skip(',')) break
  }
  cursor.close(')', span.from)
  return cursor.made(
    { kind: 'call', name, arguments: all, span: { from: span.from, to: cursor.end } },
    ...all,
  )
}

function parseBrackets(cursor: Cursor): Expression {
  const { from } = cursor.token.span
  cursor.next()
  const inner = parseExpression(cursor)
  if (cursor.isMark('=>'))
    throw new Refusal(
      cursor.token.span,
      'An arrow stands in a list method alone.',
      'Write it like `items.map(item => item.name)`.',
    )
  cursor.close(')', from)
  return inner
}

function parseList(cursor: Cursor): Expression {
  const { from } = cursor.token.span
  cursor.next()
  const items: Expression[] = []
  while (!cursor.isMark(']')) {
    items.push(parseExpression(cursor))
    if (!cursor.skip(',')) break
  }
  cursor.close(']', from)
  return cursor.made({ kind: 'list', items, span: { from, to: cursor.end } }, ...items)
}

function parseObject(cursor: Cursor): Expression {
  const { from } = cursor.token.span
  cursor.next()
  const entries: ObjectEntry[] = []
  while (!cursor.isMark('}')) {
    const entry = parseEntry(cursor)
    if (entries.some(({ name }) => name === entry.name))
      throw new Refusal(entry.span, `\`${entry.name}\` is there twice.`, 'Take one of them away.')
    entries.push(entry)
    if (!cursor.skip(',')) break
  }
  cursor.close('}', from)
  return cursor.made(
    { kind: 'object', entries, span: { from, to: cursor.end } },
    ...entries.map(({ value }) => value),
  )
}

function parseEntry(cursor: Cursor): ObjectEntry {
  const { token } = cursor
  if (token.kind !== 'name' && token.kind !== 'text') throw cursor.unexpected()
  const name = token.kind === 'name' ? token.name : token.value
  checkMember(name, token.span)
  cursor.next()
  if (cursor.skip(':')) {
    const value = parseExpression(cursor)
    return { name, value, span: { from: token.span.from, to: value.span.to } }
  }
  if (token.kind === 'text' || !(cursor.isMark(',') || cursor.isMark('}')))
    throw new Refusal(
      token.span,
      `The value of \`${name}\` is missing.`,
      `Write it like \`${name}: 1\`.`,
    )
  checkName(name, token.span)
  const value = cursor.made({ kind: 'name', name, span: token.span } as const)
  return { name, value, span: token.span }
}

function parseTemplate(cursor: Cursor): Expression {
  const { from } = cursor.token.span
  const texts: string[] = []
  const values: Expression[] = []
  let at = from + 1
  for (;;) {
    const piece = scanTemplate(cursor.text, at)
    texts.push(piece.value)
    if (piece.end === undefined)
      throw new Refusal(
        { from, to: piece.to },
        'The text that begins here has no end: a ` is missing.',
        'Write ` after its last character.',
      )
    if (cursor.text[piece.end] === '`') {
      cursor.jump(piece.end + 1)
      return cursor.made(
        { kind: 'template', texts, values, span: { from, to: cursor.end } },
        ...values,
      )
    }
    cursor.jump(piece.end + 2)
    values.push(parseExpression(cursor))
    if (!cursor.isMark('}')) throw openValue(cursor, piece.end)
    at = cursor.token.span.to
  }
}

function openValue(cursor: Cursor, from: number): Refusal {
  return new Refusal(
    { from, to: Math.max(cursor.end, from + 2) },
    `There is a \`}\` missing after \`${cursor.text.slice(from, cursor.end).slice(-40)}\`.`,
    'Add `}` behind the value.',
  )
}
