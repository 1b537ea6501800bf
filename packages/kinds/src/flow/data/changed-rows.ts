import type { Emission } from '../emission.ts'
import { code, name, type Code } from '@drawbridge/source'
import { variableName } from '../variables.ts'
import type { StepCheck } from '../step-check.ts'
import type { Resource } from '../../table/emit/resource.ts'
import { assigned } from './called.ts'
import { failsWhenMissing, missingProblem } from './missing.ts'

/** How many rows were changed, and what is thrown where there were none. */
export function changedRows(
  check: StepCheck,
  resource: Resource,
  value: Code,
  { local }: Emission,
): Code | readonly Code[] {
  if (!failsWhenMissing(check)) return assigned(check, value)
  const problem = missingProblem(check, resource)
  const called = check.step.name
  if (called === undefined) {
    const changes = local('changes')
    return [code`const ${changes} = ${value}`, code`if (${changes} === 0) ${problem}`]
  }
  return [assigned(check, value), code`if (${name(variableName(called))} === 0) ${problem}`]
}
