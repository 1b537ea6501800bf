import { code, ref } from '@drawbridge/source'
import { noteSlow } from '../../flow/data/called.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { waitFace } from './face.ts'

const setTimeout = ref('setTimeout', 'node:timers/promises')

export const wait: StepKind = {
  face: waitFace,
  check(check) {
    const milliseconds = check.formula('milliseconds', { kind: 'integer' })
    if (milliseconds === undefined) return undefined
    noteSlow(check)
    return {
      emit: ({ print }) => code`await ${setTimeout}(Math.min(${print(milliseconds)}, 60_000))`,
    }
  },
}
