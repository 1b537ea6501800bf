import type { TypedExpression, TypedNode } from '../typed-expression.ts'

/** The text of an exact number that was written: `1.5` of two decimals is `1.50`. */
export function exactText(
  { value, type }: TypedNode<'literal'>,
  isNegative = false,
): string | undefined {
  if (value.type !== 'number' || (type.kind !== 'decimal' && type.kind !== 'bigint'))
    return undefined
  const sign = isNegative && /[1-9]/.test(value.digits) ? '-' : ''
  return sign + (type.kind === 'decimal' ? withScale(value.digits, type.scale) : value.digits)
}

function withScale(digits: string, scale = 0): string {
  const [whole = '', decimals = ''] = digits.split('.')
  const shown = decimals.padEnd(scale, '0')
  return shown === '' ? whole : `${whole}.${shown}`
}

/** The text of a template whose values are all written out, which TypeScript works out by itself. */
export function templateText({ texts, values }: TypedNode<'template'>): string | undefined {
  const known = values.map(constantOf)
  if (known.includes(undefined)) return undefined
  return texts.map((text, index) => text + String(known[index] ?? '')).join('')
}

function constantOf(typed: TypedExpression): string | number | undefined {
  switch (typed.kind) {
    case 'literal':
      return literalOf(typed)
    case 'template':
      return templateText(typed)
    case 'unary':
      return typed.operator === '-' ? negative(typed.operand) : undefined
    case 'binary':
      return workedOut(typed)
    default:
      return undefined
  }
}

function literalOf(typed: TypedNode<'literal'>): string | number | undefined {
  const { value } = typed
  if (value.type === 'text') return value.value
  return value.type === 'number' ? (exactText(typed) ?? Number(value.digits)) : undefined
}

function negative(operand: TypedExpression): string | number | undefined {
  if (operand.kind === 'literal') {
    const exact = exactText(operand, true)
    if (exact !== undefined) return exact
  }
  const value = constantOf(operand)
  return typeof value === 'number' ? -value : undefined
}

function workedOut({ operator, left, right }: TypedNode<'binary'>): string | number | undefined {
  const [a, b] = [constantOf(left), constantOf(right)]
  if (typeof a === 'string' && typeof b === 'string') return operator === '+' ? a + b : undefined
  if (typeof a !== 'number' || typeof b !== 'number') return undefined
  if (operator === '+') return a + b
  if (operator === '-') return a - b
  return operator === '*' ? a * b : undefined
}
