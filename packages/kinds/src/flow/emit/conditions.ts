import type { Expression } from '@drawbridge/expressions'
import { mentions } from '../formula.ts'

const SPAN = { from: 0, to: 0 }

/** The parts that all have to be true. */
export function partsOf(formula: Expression): readonly Expression[] {
  if (formula.kind !== 'binary' || formula.operator !== '&&') return [formula]
  return [...partsOf(formula.left), ...partsOf(formula.right)]
}

/** Nothing where nothing is asked. */
export function allOf(parts: readonly Expression[]): Expression | undefined {
  const [first, ...others] = parts
  return others.reduce(
    (left, right) => left && { kind: 'binary', operator: '&&', left, right, span: SPAN },
    first,
  )
}

/** The row of a search goes by the name that the search has. */
export function renamed(formula: Expression, called: string): Expression {
  return mapped(formula, (one) =>
    one.kind === 'name' && one.name === 'row' ? { ...one, name: called } : undefined,
  )
}

/** `changed == 0`, where it is known what has to be so for something to be changed. */
export function withChanges(
  formula: Expression,
  counts: ReadonlyMap<string, Expression>,
): Expression {
  return mapped(formula, (one) => {
    if (one.kind !== 'binary' || one.left.kind !== 'name' || one.right.kind !== 'literal')
      return undefined
    const condition = counts.get(one.left.name)
    const { value } = one.right
    if (condition === undefined || value.type !== 'number') return undefined
    switch (`${one.operator} ${value.digits}`) {
      case '== 0':
      case '< 1':
        return { kind: 'unary', operator: '!', operand: condition, span: SPAN }
      case '!= 0':
      case '> 0':
      case '>= 1':
        return condition
      default:
        return undefined
    }
  })
}

/** What another flow asks of its inputs, of what they are given; undefined where that can't be said. */
export function ofGiven(
  formula: Expression,
  inputs: ReadonlyMap<string, Expression | undefined>,
): Expression | undefined {
  const [own] = [...inputs.keys()].filter((input) => mentions(formula, input) && !inputs.get(input))
  if (own !== undefined) return undefined
  return mapped(formula, (one) => (one.kind === 'name' ? inputs.get(one.name) : undefined))
}

/** The formula with other pieces in the place of some. */
function mapped(
  formula: Expression,
  instead: (one: Expression) => Expression | undefined,
): Expression {
  const inner = (one: Expression): Expression => mapped(one, instead)
  const other = instead(formula)
  if (other !== undefined) return other
  switch (formula.kind) {
    case 'member':
      return { ...formula, object: inner(formula.object) }
    case 'unary':
      return { ...formula, operand: inner(formula.operand) }
    case 'binary':
      return { ...formula, left: inner(formula.left), right: inner(formula.right) }
    default:
      return formula
  }
}
