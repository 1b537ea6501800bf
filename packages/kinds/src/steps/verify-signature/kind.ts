import type { Type } from '@drawbridge/expressions'
import { code, commas, lit, name, ref } from '@drawbridge/source'
import { assigned } from '../../flow/data/called.ts'
import { secretSetting } from '../../flow/secrets.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { verifySignatureFace } from './face.ts'

const Problem = ref('Problem', 'src/http/errors.ts')
const isSignature = ref('isSignature', 'src/http/signatures.ts')
const isSignatureOfNow = ref('isSignatureOfNow', 'src/http/signatures.ts')
const MAYBE_TEXT: Type = { kind: 'nullable', of: { kind: 'text' } }

export const verifySignature: StepKind = {
  face: verifySignatureFace,
  check(check) {
    const value = check.formula('value', { kind: 'text' })
    const signature = check.formula('signature', MAYBE_TEXT)
    const secret = secretSetting(check, 'key', { kind: 'text' })
    if (!value || !signature || !secret) return undefined
    const gives = check.text('whenWrong') === 'give'
    if (!gives) check.flow.refuses.add(401)
    const isTimed = check.settings['timestamped'] === true
    const [algorithm, encoding, prefix] = [
      check.text('algorithm'),
      check.text('as'),
      check.text('prefix'),
    ]
    const own = {
      algorithm,
      encoding,
      prefix,
      ...(isTimed && { tolerance: check.number('tolerance') }),
    }
    const members = Object.entries(own).flatMap(([key, one]) =>
      one === undefined ? [] : [code`${name(key)}: ${lit(one)}`],
    )
    return {
      // Nobody signs by chance.
      ...(gives
        ? { type: { kind: 'boolean' } as const }
        : { means: { kind: 'end', status: 401 } as const }),
      emit: ({ print }) => {
        const test = code`${isTimed ? isSignatureOfNow : isSignature}(${print(signature)}, ${print(value)}, ${print(secret)}${members.length > 0 && code`, { ${commas(members)} }`})`
        return gives
          ? assigned(check, test)
          : code`if (!${test}) throw new ${Problem}(401, 'The signature is not right.')`
      },
    }
  },
}
