import type { Expression } from '../expression.ts'
import type { Scope } from '../scope.ts'
import { pathsOf } from './path.ts'

/** What is known besides where this condition holds (`truth`), or doesn't. */
export function narrow(scope: Scope, condition: Expression, truth: boolean): Scope {
  const paths = presentBy(condition, truth)
  return paths.length === 0
    ? scope
    : { ...scope, present: new Set([...(scope.present ?? []), ...paths]) }
}

function presentBy(condition: Expression, truth: boolean): readonly string[] {
  if (condition.kind === 'unary' && condition.operator === '!')
    return presentBy(condition.operand, !truth)
  if (condition.kind !== 'binary') return []
  const { operator, left, right } = condition
  if (operator === (truth ? '&&' : '||'))
    return [...presentBy(left, truth), ...presentBy(right, truth)]
  if (operator !== '==' && operator !== '!=') return []
  const isEqual = (operator === '==') === truth
  return [...presentBeside(left, right, isEqual), ...presentBeside(right, left, isEqual)]
}

/** `a != null` says that it is there, and so does `a == 'x'`. */
function presentBeside(
  subject: Expression,
  other: Expression,
  isEqual: boolean,
): readonly string[] {
  if (other.kind !== 'literal') return []
  return (other.value.type === 'null') === isEqual ? [] : pathsOf(subject)
}
