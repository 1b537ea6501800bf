import type { Expression, LiteralValue } from '../expression.ts'
import type { TypedExpression } from '../typed-expression.ts'
import type { Fact, Facts } from './known.ts'
import { pathOf, pathsOf } from './path.ts'

/** A formula, checked or not. */
type Formula = Expression | TypedExpression

/** What holds where a condition does (`truth`), or where it doesn't. */
export function factsOf(condition: Formula, truth: boolean): Facts {
  if (condition.kind === 'unary' && condition.operator === '!')
    return factsOf(condition.operand, !truth)
  if (condition.kind !== 'binary') {
    const path = pathOf(condition)
    return path === undefined
      ? new Map()
      : new Map([[path, { presence: 'there', only: new Set([String(truth)]) }]])
  }
  const { operator, left, right } = condition
  if (operator === '&&' || operator === '||') {
    const isBoth = (operator === '&&') === truth
    const first = factsOf(left, truth)
    // The right side is asked only where the left one has not decided.
    return isBoth
      ? both(first, factsOf(right, truth))
      : either(first, both(factsOf(left, !truth), factsOf(right, truth)))
  }
  if (operator !== '==' && operator !== '!=') return new Map()
  const isEqual = (operator === '==') === truth
  return both(besides(left, right, isEqual), besides(right, left, isEqual))
}

/** `a != null` says that it is there, and so does `a == 'x'`. */
function besides(one: Formula, other: Formula, isEqual: boolean): Facts {
  const subject = unconverted(one)
  const path = pathOf(subject)
  const value = fixedValue(unconverted(other))
  if (path === undefined || value === undefined) return new Map()
  const there = pathsOf(subject).map((each): [string, Fact] => [each, { presence: 'there' }])
  if (value === NOTHING) {
    if (!isEqual) return new Map(there)
    return there.length === 1 ? new Map([[path, { presence: 'nothing' }]]) : new Map()
  }
  if (!isEqual) return new Map([[path, { not: new Set([value]) }]])
  return new Map([...there, [path, { presence: 'there', only: new Set([value]) }]])
}

const unconverted = (formula: Formula): Formula =>
  formula.kind === 'conversion' ? unconverted(formula.operand) : formula

const NOTHING = Symbol('nothing')

function fixedValue(expression: Formula): string | typeof NOTHING | undefined {
  if (expression.kind === 'unary' && expression.operator === '-') {
    const inner = fixedValue(expression.operand)
    return typeof inner === 'string' ? `-${inner}` : undefined
  }
  if (expression.kind !== 'literal') return undefined
  return expression.value.type === 'null' ? NOTHING : literalKey(expression.value)
}

/** One spelling for equal values: `1.50` is `1.5`. */
export function literalKey(value: Exclude<LiteralValue, { readonly type: 'null' }>): string {
  if (value.type === 'text') return JSON.stringify(value.value)
  if (value.type === 'boolean') return String(value.value)
  return value.digits.includes('.') ? value.digits.replace(/\.?0+$/, '') : value.digits
}

/** What holds where both do. */
export function both(a: Facts, b: Facts): Facts {
  const all = new Map(a)
  for (const [path, fact] of b) {
    const other = all.get(path)
    all.set(path, other === undefined ? fact : joined(other, fact))
  }
  return all
}

function joined(a: Fact, b: Fact): Fact {
  if (a.presence !== undefined && b.presence !== undefined && a.presence !== b.presence)
    return { presence: 'there', only: new Set() }
  const only = a.only && b.only ? common(a.only, b.only) : (a.only ?? b.only)
  const not = new Set([...(a.not ?? []), ...(b.not ?? [])])
  const presence = a.presence ?? b.presence
  return {
    ...(presence !== undefined && { presence }),
    ...(only !== undefined && { only: new Set([...only].filter((one) => !not.has(one))) }),
    not,
  }
}

/** What holds where one of them does, whichever. */
export function either(a: Facts, b: Facts): Facts {
  if (isImpossible(a)) return b
  if (isImpossible(b)) return a
  const all = new Map<string, Fact>()
  for (const [path, fact] of a) {
    const other = b.get(path)
    if (other === undefined) continue
    const presence = fact.presence === other.presence ? fact.presence : undefined
    const only = fact.only && other.only ? new Set([...fact.only, ...other.only]) : undefined
    const not = common(fact.not, other.not)
    all.set(path, {
      ...(presence !== undefined && { presence }),
      ...(only !== undefined && { only }),
      not,
    })
  }
  return all
}

/** Facts that contradict each other: what they are of never happens. */
const isImpossible = (facts: Facts): boolean =>
  [...facts.values()].some(({ only }) => only?.size === 0)

/** What is in both. */
const common = (
  a: ReadonlySet<string> | undefined,
  b: ReadonlySet<string> | undefined,
): ReadonlySet<string> => new Set([...(a ?? [])].filter((one) => b?.has(one) === true))
