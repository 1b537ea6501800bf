import { code, commas, lit, ref } from '@drawbridge/source'
import { FAILS } from '../../flow/leaves.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { failFace } from './face.ts'

const Problem = ref('Problem', 'src/http/errors.ts')

export const fail: StepKind = {
  face: failFace,
  check(check) {
    const status = check.number('status') ?? 400
    const [field, own] = [check.text('field'), check.text('code')]
    const message = check.formula('message', { kind: 'text' })
    const details = check.formula('details')
    if (message === undefined) return undefined
    if (details === undefined && check.text('details') !== undefined) return undefined
    check.flow.refuses.add(status)
    if (own !== undefined) check.flow.tells.add('code')
    if (details !== undefined) check.flow.tells.add('details')
    return {
      ways: FAILS,
      means: { kind: 'end', status },
      emit: ({ print }) => {
        const text = print(message)
        const said = field === undefined ? text : lit(SAID[status] ?? 'This can’t be done.')
        const more = [
          ...(own === undefined ? [] : [code`code: ${lit(own)}`]),
          ...(field === undefined
            ? []
            : [code`errors: [{ field: ${lit(field)}, message: ${text} }]`]),
          ...(details === undefined ? [] : [code`details: ${print(details)}`]),
        ]
        if (more.length === 0) return code`throw new ${Problem}(${lit(status)}, ${said})`
        return code`throw new ${Problem}(${lit(status)}, ${said}, { ${commas(more)} })`
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
