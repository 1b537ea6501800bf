import {
  parse,
  print,
  type Expression,
  type LiteralValue,
  type Type,
} from '@drawbridge/expressions'

/** How a value is said: as it stands, as something from before, or worked out. All three are formulas. */
export type Mode = 'fixed' | 'earlier' | 'formula'

export function modeOf(text: string): Mode {
  if (text.trim() === '') return 'fixed'
  const parsed = parse(text)
  if (!parsed.ok) return 'formula'
  if (literalOf(parsed.expression)) return 'fixed'
  return isPath(parsed.expression) || isAtHand(parsed.expression) ? 'earlier' : 'formula'
}

/** `now()`: nobody has to give anything for it. */
const isAtHand = (expression: Expression): boolean =>
  expression.kind === 'call' && expression.arguments.length === 0

/** `article.author?.name`: a name, and members of it. */
function isPath(expression: Expression): boolean {
  if (expression.kind === 'name') return true
  return expression.kind === 'member' && isPath(expression.object)
}

/** The fixed value of a formula that is nothing else; a number may be below zero. */
export function literalOf(expression: Expression): LiteralValue | null {
  if (expression.kind === 'literal') return expression.value
  if (expression.kind !== 'unary' || expression.operator !== '-') return null
  const { operand } = expression
  if (operand.kind !== 'literal' || operand.value.type !== 'number') return null
  return { type: 'number', digits: `-${operand.value.digits}` }
}

export function fixedOf(text: string): LiteralValue | null {
  const parsed = parse(text)
  return parsed.ok ? literalOf(parsed.expression) : null
}

const NOWHERE = { from: 0, to: 0 }

/** A fixed value as a formula. */
export function printFixed(value: LiteralValue): string {
  if (value.type === 'number') return value.digits
  return print({ kind: 'literal', value, span: NOWHERE })
}

export type Sort = LiteralValue['type']

/** What sort of fixed value a field wants, where that is known. */
export function sortOf(type: Type | undefined): Sort | null {
  switch (type?.kind) {
    case undefined:
    case 'unknown':
    case 'json':
    case 'list':
    case 'object':
    case 'row':
      return null
    case 'nullable':
      return sortOf(type.of)
    case 'integer':
    case 'float':
    case 'bigint':
    case 'decimal':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    default:
      return 'text'
  }
}

/** What was typed as the fixed value of a sort; null when it is none. */
export function readFixed(typed: string, sort: Sort): LiteralValue | null {
  switch (sort) {
    case 'text':
      return { type: 'text', value: typed }
    case 'number': {
      const digits = typed.trim().replace(',', '.')
      return /^-?\d+(\.\d+)?$/.test(digits) ? { type: 'number', digits } : null
    }
    case 'boolean':
      return { type: 'boolean', value: typed === 'true' }
    case 'null':
      return { type: 'null' }
  }
}

/** A fixed value as it is typed. */
export function typedOf(value: LiteralValue | null): string {
  switch (value?.type) {
    case 'text':
      return value.value
    case 'number':
      return value.digits
    case 'boolean':
      return String(value.value)
    default:
      return ''
  }
}
