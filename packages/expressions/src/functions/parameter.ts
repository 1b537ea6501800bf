import type { Type } from '../type.ts'
import type { TypedExpression } from '../typed-expression.ts'
import type { Family } from './families.ts'
import type { Parameter } from './function.ts'

type Rules = Pick<Parameter, 'check' | 'fixed'>

export const one = (name: string, type: Type | Family, rules: Rules = {}): Parameter => ({
  name,
  type,
  ...rules,
})

export const maybe = (name: string, type: Type | Family, rules: Rules = {}): Parameter => ({
  ...one(name, type, rules),
  optional: true,
})

export const rest = (name: string, type: Type | Family, rules: Rules = {}): Parameter => ({
  ...one(name, type, rules),
  optional: true,
  rest: true,
})

/** Numbers in the formula have to be within bounds; the helpers keep others there. */
export const between = (least: number, most: number, what: string): Rules => ({
  check: (value) =>
    Number(value) >= least && Number(value) <= most
      ? undefined
      : `${what} is from ${least} to ${most}, and not ${value}.`,
})

/** The number that stands in the formula; 0 where none does. */
export const fixedDigits = (value: TypedExpression | undefined): number =>
  value?.kind === 'literal' && value.value.type === 'number' ? Number(value.value.digits) : 0
