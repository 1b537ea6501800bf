import { code, lit, ref } from '@drawbridge/source'
import { assigned } from '../../flow/data/called.ts'
import { secretSetting } from '../../flow/secrets.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { signFace } from './face.ts'

const createHmac = ref('createHmac', 'node:crypto')

export const sign: StepKind = {
  face: signFace,
  check(check) {
    const value = check.formula('value', { kind: 'text' })
    const secret = secretSetting(check, 'key', { kind: 'text' })
    if (value === undefined || secret === undefined) return undefined
    const algorithm = lit(check.text('algorithm') ?? 'sha256')
    const as = lit(check.text('as') ?? 'hex')
    return {
      type: { kind: 'text' },
      emit: ({ print }) =>
        assigned(
          check,
          code`${createHmac}(${algorithm}, ${print(secret)}).update(${print(value)}).digest(${as})`,
        ),
    }
  },
}
