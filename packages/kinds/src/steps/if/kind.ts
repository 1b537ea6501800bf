import { narrow } from '@drawbridge/expressions'
import { code, type Code } from '@drawbridge/source'
import { behindOneOf, declared, framed } from '../../flow/frame.ts'
import { emitBody } from '../../flow/emit-body.ts'
import { oneOf, taking } from '../../flow/leaves.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { ifFace } from './face.ts'

export const ifStep: StepKind = {
  face: ifFace,
  check(check) {
    const condition = check.formula('condition', { kind: 'boolean' })
    const { frame, around } = framed(check)
    const { scope } = check.around
    const where = (truth: boolean) =>
      condition === undefined ? scope : narrow(scope, condition.expression, truth)
    const then = check.body('then', { ...around, scope: where(true) })
    const otherwise = check.body('else', { ...around, scope: where(false) })
    if (condition === undefined) return undefined
    const ways = oneOf([then, otherwise])
    return {
      isBlock: true,
      ...declared(check, frame, ways),
      ways: frame === undefined ? ways : taking(ways),
      behind: behindOneOf(check, frame, [then, otherwise]),
      means: { kind: 'choice', condition: condition.expression, then, otherwise },
      emit: (emission) => {
        const inner = frame ? frame.within(emission) : emission
        return [
          ...(frame ? [frame.declaration(emission)] : []),
          statement(
            emission.print(condition),
            emitBody(then, inner),
            otherwise.steps.length > 0 ? emitBody(otherwise, inner) : undefined,
          ),
        ]
      },
    }
  },
}

function statement(condition: Code, then: Code, otherwise: Code | undefined): Code {
  if (otherwise === undefined)
    return code`
    if (${condition}) {
      ${then}
    }`
  return code`
    if (${condition}) {
      ${then}
    } else {
      ${otherwise}
    }`
}
