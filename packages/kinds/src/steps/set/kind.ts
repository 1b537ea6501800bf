import { toTypeScriptType, type TypedExpression } from '@drawbridge/expressions'
import { code, name } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { setFace } from './face.ts'

export const set: StepKind = {
  face: setFace,
  check(check) {
    const value = check.formula('value')
    const called = check.step.name
    if (value === undefined || called === undefined) return undefined
    const { type } = value
    return {
      type,
      emit: ({ print }) => {
        const variable = name(variableName(called))
        const isChanged = check.flow.changed.has(called)
        const typed = (isChanged || isFixed(value.typed)) && code`: ${toTypeScriptType(type)}`
        return code`${isChanged ? code`let` : code`const`} ${variable}${typed} = ${print(value)}`
      },
    }
  },
}

/** What TypeScript would take for this one value, and refuse to compare with another. */
function isFixed(typed: TypedExpression): boolean {
  switch (typed.kind) {
    case 'literal':
      return true
    case 'choice':
      return isFixed(typed.then) || isFixed(typed.otherwise)
    case 'binary':
      return typed.operator === '??' && isFixed(typed.right)
    case 'conversion':
      return isFixed(typed.operand)
    default:
      return false
  }
}
