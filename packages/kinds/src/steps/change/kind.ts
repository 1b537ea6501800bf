import { giving } from '@drawbridge/expressions'
import { code, name } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { changeFace } from './face.ts'

export const change: StepKind = {
  face: changeFace,
  check(check) {
    const variable = check.text('variable') ?? ''
    const { names } = check.around.scope
    if (!check.around.changeable.has(variable)) {
      if (names.has(variable))
        return check.report('not-changeable', ['settings', 'variable'], {
          step: check.title,
          name: variable,
        })
      const known = [...check.around.changeable]
      return check.report('unknown-choice', ['settings', 'variable'], {
        what: 'value that was set',
        found: variable,
        known,
      })
    }
    const value = check.formula('value', names.get(variable))
    if (value === undefined) return undefined
    return {
      behind: giving(check.around.scope, variable, value.typed),
      emit: ({ print }) => code`${name(variableName(variable))} = ${print(value)}`,
    }
  },
}
