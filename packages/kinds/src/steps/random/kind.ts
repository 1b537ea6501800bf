import { code, lit, name, ref } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { randomFace } from './face.ts'

const randomBytes = ref('randomBytes', 'node:crypto')
const randomUUID = ref('randomUUID', 'node:crypto')

export const random: StepKind = {
  face: randomFace,
  check(check) {
    const called = check.step.name
    if (called === undefined) return undefined
    const as = check.text('as') ?? 'base64url'
    const bytes = check.number('bytes') ?? 32
    const value =
      as === 'uuid'
        ? code`${randomUUID}()`
        : code`${randomBytes}(${lit(bytes)}).toString(${lit(as)})`
    return {
      type: { kind: as === 'uuid' ? 'uuid' : 'text' },
      emit: () => code`const ${name(variableName(called))} = ${value}`,
    }
  },
}
