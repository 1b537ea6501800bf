import { staysLiteral } from '@drawbridge/expressions'
import type { StepKind } from '../../flow/step-kind.ts'
import { QUIET } from '../../flow/meaning.ts'
import { ANSWERS, GIVES } from '../../flow/leaves.ts'
import { giveFace } from './face.ts'
import { valuesOfRow } from './give-to-row.ts'

export const give: StepKind = {
  face: giveFace,
  check(check) {
    const { frame } = check.around
    if (frame === undefined) return check.report('nobody-asks', [], { step: check.title })
    if (frame.row !== undefined) {
      const given = valuesOfRow(check, frame.row)
      if (given === undefined) return undefined
      frame.types.push(given.type)
      return { ways: GIVES, emit: (emission) => emission.give(emission.print(given.value)) }
    }
    const value = check.formula('value')
    if (value === undefined) return undefined
    frame.types.push(value.type)
    if (staysLiteral(value.typed)) frame.staysLiteral = true
    return {
      ways: frame.kind === 'return' ? ANSWERS : GIVES,
      means: QUIET,
      emit: (emission) => emission.give(emission.print(value)),
    }
  },
}
