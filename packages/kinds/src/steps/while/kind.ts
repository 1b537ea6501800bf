import { narrow } from '@drawbridge/expressions'
import { code, lit, ref } from '@drawbridge/source'
import { emitBody } from '../../flow/emit-body.ts'
import { perhaps } from '../../flow/leaves.ts'
import { inLoop } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { whileFace } from './face.ts'

const Problem = ref('Problem', 'src/http/errors.ts')

export const whileStep: StepKind = {
  face: whileFace,
  check(check) {
    const again = check.afterChanges
    const condition = again.formula('condition', { kind: 'boolean' })
    const { scope } = again.around
    const where = (truth: boolean) =>
      condition === undefined ? scope : narrow(scope, condition.expression, truth)
    const body = again.body('body', {
      isInLoop: true,
      scope: where(true),
      frame: inLoop(check.around.frame),
    })
    const most = check.number('atMost') ?? 1
    if (condition === undefined) return undefined
    return {
      isBlock: true,
      ways: perhaps(body),
      behind: where(false),
      emit: (emission) => code`
        for (let round = 1; ${emission.print(condition)}; round += 1) {
          if (round > ${lit(most)}) throw new ${Problem}(500, ${lit(`This did not come to an end in ${most} rounds.`)})
          ${emitBody(body, emission)}
        }`,
    }
  },
}
