import { code, name, ref } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { verifyHashFace } from './face.ts'

const verifyPassword = ref('verifyPassword', 'src/auth/passwords.ts')

export const verifyHash: StepKind = {
  face: verifyHashFace,
  check(check) {
    const value = check.formula('value', { kind: 'text' })
    const kept = check.formula('hash', { kind: 'nullable', of: { kind: 'text' } })
    const called = check.step.name
    if (check.model.auth === undefined) return check.report('needs-auth', [], { step: check.title })
    if (value === undefined || kept === undefined || called === undefined) return undefined
    return {
      type: { kind: 'boolean' },
      emit: ({ print }) =>
        code`const ${name(variableName(called))} = await ${verifyPassword}(${print(value)}, ${print(kept)})`,
    }
  },
}
