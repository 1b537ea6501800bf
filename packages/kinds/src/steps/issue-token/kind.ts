import type { Type } from '@drawbridge/expressions'
import type { Json } from '@drawbridge/manifest'
import { code, name, ref, type Code } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import { isByCookie } from '../../auth/settings.ts'
import { accountsOf } from '../../auth/emit/accounts.ts'
import { gatesOf } from '../../auth/emit/begin-session.ts'
import { schemaType } from '../../auth/emit/names.ts'
import { besidesOf } from '../../auth/ways/drawn-faces.ts'
import type { AuthModel, Model } from '../../model.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { issueTokenFace } from './face.ts'
import { keyFormula } from '../../flow/data/key-formula.ts'

const beginSession = ref('beginSession', 'src/auth/sign-in.ts')

const TEXT: Type = { kind: 'text' }

/** What somebody is given who has signed in, or in place of it what is asked of them besides. */
function givenBy(auth: AuthModel): Type {
  const besides = besidesOf(auth.settings).flatMap((members) => Object.entries(members))
  const isAsked = besides.length > 0 && ({ optional: true } as const)
  const members = [
    ...whenSignedIn(auth),
    ...besides.map(([name, schema]) => [name, typeOf(schema)] as const),
  ]
  return {
    kind: 'object',
    members: new Map(members.map(([name, type]) => [name, { type, ...isAsked }])),
  }
}

/** Of a member that a way adds to the answer. */
function typeOf(schema: Json | undefined): Type {
  const { type, items } = Object(schema) as { readonly type?: string; readonly items?: Json }
  if (type === 'array') return { kind: 'list', of: typeOf(items) }
  return type === 'integer' ? { kind: 'integer' } : TEXT
}

function whenSignedIn({ settings, routes }: AuthModel): readonly (readonly [string, Type])[] {
  return isByCookie(settings)
    ? [['csrfToken', TEXT]]
    : [
        ['accessToken', TEXT],
        ['expiresIn', { kind: 'integer' }],
        ...(routes.includes('refresh') ? [['refreshToken', TEXT] as const] : []),
      ]
}

/** Says that it may be either answer, member by member. */
function annotation(model: Model): Code | false {
  const accounts = accountsOf(model)
  const gates = accounts === undefined ? [] : gatesOf(accounts)
  if (gates.length === 0) return false
  return code`: Partial<${schemaType('SignedIn')}${gates.map(({ type }) => code` & ${type}`)}>`
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
        return called === undefined
          ? call
          : code`const ${name(variableName(called))}${annotation(check.model)} = ${call}`
      },
    }
  },
}
