import { code, name, ref } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import { noteSlow } from '../../flow/data/called.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { hashFace } from './face.ts'

const hashPassword = ref('hashPassword', 'src/auth/passwords.ts')

export const hash: StepKind = {
  face: hashFace,
  check(check) {
    const value = check.formula('value', { kind: 'text' })
    const called = check.step.name
    noteSlow(check)
    if (check.model.auth === undefined) return check.report('needs-auth', [], { step: check.title })
    if (value === undefined || called === undefined) return undefined
    return {
      type: { kind: 'text' },
      emit: ({ print }) =>
        code`const ${name(variableName(called))} = await ${hashPassword}(${print(value)})`,
    }
  },
}
