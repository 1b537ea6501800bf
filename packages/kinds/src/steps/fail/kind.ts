import { code, lit, ref } from '@drawbridge/source'
import { FAILS } from '../../flow/leaves.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { failFace } from './face.ts'

const Problem = ref('Problem', 'src/http/errors.ts')

export const fail: StepKind = {
  face: failFace,
  check(check) {
    const status = check.number('status') ?? 400
    const at = check.text('code')
    const message = check.formula('message', { kind: 'text' })
    if (message === undefined) return undefined
    return {
      ways: FAILS,
      emit: ({ print }) => {
        const text = print(message)
        if (at === undefined) return code`throw new ${Problem}(${lit(status)}, ${text})`
        const error = code`{ field: ${lit(at)}, message: ${text} }`
        return code`throw new ${Problem}(${lit(status)}, ${lit(SAID[status] ?? 'This can’t be done.')}, { errors: [${error}] })`
      },
    }
  },
}

/** What an answer says beside its errors. */
const SAID: Readonly<Record<number, string>> = {
  400: 'The request is not valid.',
  401: 'Sign in first.',
  403: 'This is not allowed.',
  404: 'There is no such thing.',
  409: 'It conflicts with what is there.',
  422: 'The request is not valid.',
}
