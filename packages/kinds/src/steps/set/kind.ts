import { giving, staysLiteral, toTypeScriptType } from '@drawbridge/expressions'
import { code, name } from '@drawbridge/source'
import { isFromCaller } from '../../flow/data/kept-apart.ts'
import { variableName } from '../../flow/variables.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { QUIET } from '../../flow/meaning.ts'
import { setFace } from './face.ts'

export const set: StepKind = {
  face: setFace,
  check(check) {
    const value = check.formula('value')
    const called = check.step.name
    if (value === undefined || called === undefined) return undefined
    const { type } = value
    if (isFromCaller(check, value.typed)) check.flow.fromCaller.add(called)
    return {
      type,
      behind: giving(check.around.scope, called, value.typed),
      means: QUIET,
      emit: ({ print }) => {
        const variable = name(variableName(called))
        const isChanged = check.flow.changed.has(called)
        const typed = (isChanged || staysLiteral(value.typed)) && code`: ${toTypeScriptType(type)}`
        return code`${isChanged ? code`let` : code`const`} ${variable}${typed} = ${print(value)}`
      },
    }
  },
}
