import type { BinaryOperator } from './expression.ts'

/** How tightly an operator binds; `?:` is below all, `-a` and `!a` above. */
export const TIGHTNESS: Readonly<Record<BinaryOperator, number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  has: 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
}

/** Where an expression stands among them, when it is a part of another. */
export const CHOICE = 0
export const UNARY = 8
export const POSTFIX = 9

/** `a < b < c` is two questions in one, and refused. */
export const isComparison = (operator: BinaryOperator): boolean =>
  TIGHTNESS[operator] === 4 || TIGHTNESS[operator] === 5

export const isBinaryOperator = (text: string): text is BinaryOperator =>
  Object.hasOwn(TIGHTNESS, text)
