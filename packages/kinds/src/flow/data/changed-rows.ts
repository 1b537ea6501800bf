import type { TypedExpression } from '@drawbridge/expressions'
import { code, name, type Code } from '@drawbridge/source'
import type { Emission } from '../emission.ts'
import { variableName } from '../variables.ts'
import type { StepCheck } from '../step-check.ts'
import type { Resource } from '../../table/emit/resource.ts'
import { assigned, awaitedCall } from './called.ts'
import { failsWhenMissing, missingProblem } from './missing.ts'

/** The call of a statement that changes rows, and what is thrown where it changed none. */
export function changedRows(
  check: StepCheck,
  resource: Resource,
  query: { readonly call: Code; readonly formulas: readonly TypedExpression[] },
  emission: Emission,
  more: readonly Code[] = [],
): Code | readonly Code[] {
  const value = awaitedCall(query, emission, more)
  if (!failsWhenMissing(check)) return assigned(check, value)
  const problem = missingProblem(check, resource)
  const called = check.step.name
  if (called === undefined) {
    const changes = emission.local('changes')
    return [code`const ${changes} = ${value}`, code`if (${changes} === 0) ${problem}`]
  }
  return [assigned(check, value), code`if (${name(variableName(called))} === 0) ${problem}`]
}
