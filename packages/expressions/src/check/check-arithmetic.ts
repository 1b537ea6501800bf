import { print } from '../print.ts'
import type { Type } from '../type.ts'
import type { TypedExpression, TypedNode } from '../typed-expression.ts'
import { BIGINT, decimal, FLOAT, INTEGER, isNumber, nullable, UNKNOWN } from '../types/basic.ts'
import { typePhrase } from '../types/type-text.ts'
import { adapt } from './adapt.ts'
import type { Context } from './context.ts'

type Binary = TypedNode<'binary'>

/** `+ - * / %` of numbers, by the table of values. */
export function checkArithmetic(
  piece: Binary,
  context: Context,
  isRounded: boolean,
): TypedExpression {
  const { operator } = piece
  if (!isNumber(piece.left.type) || !isNumber(piece.right.type)) return refuse(piece, context)
  const sides = alike(piece)
  if (sides === undefined) {
    context.report(
      piece.span,
      `\`${print(piece)}\` mixes an exact number with a floating one, whose last digits are not exact.`,
      'Bring the floating one to fixed decimals first: `decimal(value, 2)`.',
    )
    return piece
  }
  const { left, right } = sides
  const { kind } = left.type
  if (operator === '/' && (kind === 'decimal' || kind === 'bigint')) {
    if (isRounded) {
      const [a, b] = [adapt(left, decimal()), adapt(right, decimal())]
      if (a !== undefined && b !== undefined)
        return { ...piece, left: a, right: b, type: unlessZero(decimal(), b) }
    }
    context.report(
      piece.span,
      'A quotient of exact numbers may have endless decimals.',
      `Say how many you want: \`round(${print(piece)}, 2)\`.`,
    )
    return { ...piece, left, right, type: UNKNOWN }
  }
  const type = numberType(operator, left.type, right.type)
  const isQuotient = operator === '/' || operator === '%'
  return { ...piece, left, right, type: isQuotient ? unlessZero(type, right) : type }
}

/** Both sides as numbers of one sort. Exact and floating numbers don't mix. */
function alike({ left, right }: Binary): Pick<Binary, 'left' | 'right'> | undefined {
  const sort = SORTS.find((one) => left.type.kind === one || right.type.kind === one)
  for (const to of sort === 'decimal'
    ? [decimal(), FLOAT]
    : [{ kind: sort ?? 'integer' } as const]) {
    const [a, b] = [adapt(left, to), adapt(right, to)]
    if (a !== undefined && b !== undefined) return { left: a, right: b }
  }
  return undefined
}

const SORTS = ['decimal', 'float', 'bigint', 'integer'] as const

function numberType(operator: Binary['operator'], left: Type, right: Type): Type {
  if (left.kind === 'decimal' && right.kind === 'decimal') {
    const [a, b] = [left.scale, right.scale]
    if (a === undefined || b === undefined) return decimal()
    return decimal(operator === '*' ? a + b : Math.max(a, b))
  }
  if (left.kind === 'bigint' || right.kind === 'bigint') return BIGINT
  if (operator === '/' || left.kind === 'float' || right.kind === 'float') return FLOAT
  return INTEGER
}

/** What is divided by zero is nothing. */
function unlessZero(type: Type, divisor: TypedExpression): Type {
  const inner = divisor.kind === 'unary' ? divisor.operand : divisor
  const digits =
    inner.kind === 'literal' && inner.value.type === 'number' ? inner.value.digits : '0'
  return /[1-9]/.test(digits) ? type : nullable(type)
}

function refuse(piece: Binary, context: Context): TypedExpression {
  const { operator, left, right, span } = piece
  const kinds = [left.type.kind, right.type.kind]
  const [a, b] = [print(left), print(right)]
  const isMoment = (kind: string | undefined): boolean => kind === 'date' || kind === 'datetime'
  if (isMoment(kinds[0]) && isMoment(kinds[1]) && operator === '-')
    context.report(span, 'Dates are not subtracted.', `Write \`daysBetween(${b}, ${a})\`.`)
  else if (kinds.some(isMoment))
    context.report(
      span,
      `\`${operator}\` does not say what is added to a date: days, months or hours.`,
      `Write \`addDays(${a}, ${b})\`, or another function for dates.`,
    )
  else if (operator === '+' && (kinds.includes('text') || kinds.includes('enum')))
    context.report(
      span,
      `\`+\` joins text with text; \`${isText(left.type) ? b : a}\` is ${typePhrase(isText(left.type) ? right.type : left.type)}.`,
      `Write it as one text: \`${joined(left)}${joined(right)}\`.`,
    )
  else if (operator === '+' && kinds[0] === 'list')
    context.report(span, 'Lists are not added.', `Write \`concat(${a}, ${b})\`.`)
  else {
    const culprit = isNumber(left.type) ? right : left
    context.report(
      culprit.span,
      `\`${operator}\` needs numbers; \`${print(culprit)}\` is ${typePhrase(culprit.type)}.`,
    )
  }
  return piece
}

const isText = (type: Type): boolean => type.kind === 'text' || type.kind === 'enum'

/** Its place in a template. */
const joined = (piece: TypedExpression): string =>
  piece.kind === 'literal' && piece.value.type === 'text'
    ? piece.value.value
    : `\${${print(piece)}}`
