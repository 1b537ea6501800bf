import { parse, print, type BinaryOperator, type Expression } from '@drawbridge/expressions'

/** What a row of conditions says of its value; the last four want nothing to compare it with. */
export type Comparison =
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'has'
  | 'empty'
  | 'notEmpty'
  | 'yes'
  | 'no'

export interface Condition {
  readonly left: string
  readonly comparison: Comparison
  /** A formula; empty where there is nothing to compare with. */
  readonly right: string
}

/** Conditions of which all must hold, or any. */
export interface Conditions {
  readonly join: '&&' | '||'
  readonly rows: readonly Condition[]
}

export const COMPARISONS: readonly (readonly [Comparison, string])[] = [
  ['==', 'is'],
  ['!=', 'is not'],
  ['<', 'is less than'],
  ['<=', 'is at most'],
  ['>', 'is more than'],
  ['>=', 'is at least'],
  ['has', 'has'],
  ['empty', 'is empty'],
  ['notEmpty', 'is there'],
  ['yes', 'is so'],
  ['no', 'is not so'],
]

const COMPARING: ReadonlySet<BinaryOperator> = new Set(['==', '!=', '<', '<=', '>', '>=', 'has'])

export const wantsRight = (comparison: Comparison): boolean =>
  COMPARING.has(comparison as BinaryOperator)

/** A formula as rows, where it has that form; null where only its text says it. */
export function conditionsOf(text: string): Conditions | null {
  if (text.trim() === '' || text.trim() === 'true') return { join: '&&', rows: [] }
  const parsed = parse(text)
  if (!parsed.ok) return null
  const { expression } = parsed
  const join = expression.kind === 'binary' && expression.operator === '||' ? '||' : '&&'
  const rows = joined(expression, join).map(conditionOf)
  return rows.every((row) => row !== null) ? { join, rows } : null
}

function joined(expression: Expression, join: '&&' | '||'): readonly Expression[] {
  if (expression.kind !== 'binary' || expression.operator !== join) return [expression]
  return [...joined(expression.left, join), ...joined(expression.right, join)]
}

function conditionOf(expression: Expression): Condition | null {
  if (isJoining(expression)) return null
  if (expression.kind === 'unary' && expression.operator === '!')
    return isJoining(expression.operand)
      ? null
      : { left: print(expression.operand), comparison: 'no', right: '' }
  if (expression.kind !== 'binary' || !COMPARING.has(expression.operator))
    return { left: print(expression), comparison: 'yes', right: '' }
  const { left, operator, right } = expression
  if (isJoining(left) || isJoining(right)) return null
  const isNull = right.kind === 'literal' && right.value.type === 'null'
  if (isNull && (operator === '==' || operator === '!='))
    return { left: print(left), comparison: operator === '==' ? 'empty' : 'notEmpty', right: '' }
  return { left: print(left), comparison: operator as Comparison, right: print(right) }
}

const isJoining = (expression: Expression): boolean =>
  (expression.kind === 'binary' && ['&&', '||', '??'].includes(expression.operator)) ||
  expression.kind === 'choice'

/** Rows as the formula that they are. */
export const textOfConditions = ({ join, rows }: Conditions): string =>
  rows.map(textOf).join(` ${join} `)

function textOf({ left, comparison, right }: Condition): string {
  switch (comparison) {
    case 'empty':
      return `${tight(left)} == null`
    case 'notEmpty':
      return `${tight(left)} != null`
    case 'yes':
      return left
    case 'no':
      return `!${tight(left)}`
    default:
      return `${tight(left)} ${comparison} ${tight(right)}`
  }
}

/** In brackets where it would fall apart beside an operator. */
function tight(text: string): string {
  const parsed = parse(text)
  if (!parsed.ok) return text
  const { kind } = parsed.expression
  return kind === 'binary' || kind === 'choice' || kind === 'unary' ? `(${text})` : text
}

/** “row › author is user › id, and row › published is so”. */
export function sentenceOf({ join, rows }: Conditions): string {
  const words = rows.map(({ left, comparison, right }) => {
    const verb = COMPARISONS.find(([one]) => one === comparison)?.[1] ?? comparison
    return [spoken(left), verb, spoken(right)].filter(Boolean).join(' ')
  })
  return words.join(join === '&&' ? ', and ' : ', or ')
}

/** A path as it is read: `row › author`; and `now` for `now()`. */
export const spoken = (text: string): string =>
  /^[A-Za-z_][\w.?]*(?:\(\))?$/.test(text)
    ? text.replace('()', '').replaceAll('?.', '.').replaceAll('.', ' › ')
    : text
