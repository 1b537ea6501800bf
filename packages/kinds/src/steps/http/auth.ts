import { code, ref, type Code } from '@drawbridge/source'
import type { Emission } from '../../flow/emission.ts'
import { secretFormula } from '../../flow/secrets.ts'
import type { StepCheck } from '../../flow/step-check.ts'

const TEXT = { kind: 'text' } as const
const basicAuth = ref('basicAuth', 'src/http/outside.ts')

type Auth = (print: Emission['print']) => Code

/** The header by which the backend signs in to the service. */
export function authOf(check: StepCheck): Auth | 'wrong' | undefined {
  const drawn = check.object('auth')
  if (drawn === undefined) return undefined
  const at = (key: string) =>
    secretFormula(check, ['settings', 'auth', key], String(drawn[key]), TEXT)
  const secret = at('secret')
  const isBasic = drawn['type'] === 'basic'
  if (!isBasic)
    return secret === undefined ? 'wrong' : (print) => code`\`Bearer \${${print(secret)}}\``
  if (drawn['user'] === undefined) {
    const facts = { what: 'User name', where: `in ${check.title}` }
    check.report('missing-value', ['settings', 'auth', 'user'], facts)
    return 'wrong'
  }
  const user = at('user')
  if (secret === undefined || user === undefined) return 'wrong'
  return (print) => code`${basicAuth}(${print(user)}, ${print(secret)})`
}
