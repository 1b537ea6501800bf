import { isIdentifier } from '@drawbridge/source'
import { OBJECT_KEYS } from '../names/reserved.ts'
import { GIVEN_NAMES } from './given-names.ts'
import type { StepCheck } from './step-check.ts'

/** Whether the name of a step is a possible one, and one of its own among all that it is seen with. */
export function checkName(check: StepCheck): void {
  const { name } = check.step
  if (name !== undefined) checkValueName(check, name, ['name'])
}

export function checkValueName(check: StepCheck, name: string, path: readonly (string | number)[]) {
  check.flow.names.add(name)
  if (!checkWord(check, name, path)) return
  const other = GIVEN_NAMES.has(name)
    ? 'what the flow begins with'
    : check.around.scope.names.has(name)
      ? 'a step before it'
      : undefined
  if (other !== undefined) check.report('duplicate-name', path, { what: 'The step', name, other })
}

/** Whether a name can be one at all, in code and in an object. */
export function checkWord(
  check: StepCheck,
  name: string,
  path: readonly (string | number)[],
): boolean {
  const isPossible = /^[a-z][A-Za-z0-9]*$/.test(name) && isIdentifier(name)
  if (isPossible && !OBJECT_KEYS.has(name.toLowerCase())) return true
  check.report('name-not-usable', path, { what: 'A step', name, inCode: true })
  return false
}
