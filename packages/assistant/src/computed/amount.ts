import type { NamedItem } from '../fields-of.ts'

/** What words come to in a formula. */
export interface Amount {
  readonly formula: string
  /** Of the table of values; `unknown` where only the checker can tell. */
  readonly type: string
  /** It may be nothing: guarded where it is reckoned with. */
  readonly isOpen: boolean
  /** How tightly it holds together: 3 by itself, 2 a product, 1 a sum, 0 all else. */
  readonly level: 0 | 1 | 2 | 3
  /** So many percent, where it says how much of something: the number, or a field that holds it. */
  readonly isPercent?: true
  /** The field of the row that it is. */
  readonly field?: NamedItem
  /** What is divided by what, where it is a quotient. */
  readonly over?: { readonly top: Amount; readonly bottom: Amount }
  /** A span of time, by the function that adds it: `addDays`. */
  readonly adds?: string
}

const EXACT = /^(?:decimal|bigint|unknown)$/
const NUMBER = /^(?:integer|decimal|float|bigint|unknown)$/

export const isNumber = ({ type }: Amount): boolean => NUMBER.test(type)
export const isExact = ({ type }: Amount): boolean => EXACT.test(type)
export const isTime = ({ type }: Amount): boolean => type === 'date' || type === 'datetime'

export const whole = (formula: string): Amount => ({
  formula,
  type: 'integer',
  isOpen: false,
  level: 3,
})

/** A field of a row that goes by a path: `row`, `row.product`. */
export function fieldAmount(path: string, field: NamedItem, isMaybe = false): Amount {
  const type = field['values'] === undefined ? String(field['type']) : 'text'
  return {
    formula: `${path}${isMaybe ? '?.' : '.'}${field.name}`,
    type: type === 'string' || type === 'enum' ? 'text' : type,
    isOpen: isMaybe || field['required'] !== true,
    level: 3,
    ...(path === 'row' && { field }),
    ...(/percent|pct|(?:vat|tax|interest|commission|discount)_?rate$/i.test(field.name) && {
      isPercent: true,
    }),
  }
}

const NONE = ' : null'

/** As it stands beside an operator of a level: what may be nothing counts as none. */
export function within(amount: Amount, level: 1 | 2 | 3): string {
  if (amount.isOpen && isNumber(amount))
    return amount.formula.endsWith(NONE)
      ? `(${amount.formula.slice(0, -NONE.length)} : 0)`
      : `(${amount.formula} ?? 0)`
  return amount.level < level ? `(${amount.formula})` : amount.formula
}

/** As it stands alone. */
export function alone(amount: Amount): string {
  return amount.isPercent === true && /^[\d.]+$/.test(amount.formula)
    ? String(Number((Number(amount.formula) / 100).toFixed(6)))
    : amount.formula
}
