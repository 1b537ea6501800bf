import type { Type } from '@drawbridge/expressions'
import { code, name, ref } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import { isByCookie } from '../../auth/settings.ts'
import type { AuthModel } from '../../model.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { issueTokenFace } from './face.ts'
import { keyFormula } from '../../flow/data/key-formula.ts'

const beginSession = ref('beginSession', 'src/auth/sign-in.ts')

const TEXT: Type = { kind: 'text' }
/** What somebody is given who has signed in. */
function givenBy({ settings, routes }: AuthModel): Type {
  const members: readonly (readonly [string, { readonly type: Type }])[] = isByCookie(settings)
    ? [['csrfToken', { type: TEXT }]]
    : [
        ['accessToken', { type: TEXT }],
        ['expiresIn', { type: { kind: 'integer' } }],
        ...(routes.includes('refresh') ? [['refreshToken', { type: TEXT }] as const] : []),
      ]
  return { kind: 'object', members: new Map(members) }
}

export const issueToken: StepKind = {
  face: issueTokenFace,
  check(check) {
    const { auth } = check.model
    if (auth === undefined) return check.report('needs-auth', [], { step: check.title })
    if (check.flow.source.starts.kind !== 'endpoint')
      return check.report('needs-request', [], { step: check.title })
    const user = keyFormula(check, 'user', auth.table)
    if (user === undefined) return undefined
    const called = check.step.name
    return {
      type: givenBy(auth),
      emit: ({ needs, printTyped }) => {
        needs.add('reply')
        const call = code`await ${beginSession}(reply, ${printTyped(user)})`
        return called === undefined ? call : code`const ${name(variableName(called))} = ${call}`
      },
    }
  },
}
