import { partsOf, type Type, type TypedExpression } from '@drawbridge/expressions'
import type { Formula } from './formula.ts'
import type { StepCheck } from './step-check.ts'

type Path = readonly (string | number)[]

/** What variables of the environment are called that hold secrets. */
const SECRET = /^[A-Z][A-Z0-9_]{0,63}$/
/** Variables that the backend has for itself, and those that steer Node. */
const OWN =
  /^(?:DATABASE_\w+|HOST|PORT|NODE_\w+|LOG_LEVEL|TRUST_PROXY|RATE_LIMIT|EGRESS_ALLOW|EGRESS_ONLY|ALLOWED_HOSTS|MIGRATION_DATABASE_URL|JWT_SECRET|TOTP_SECRET|TEST_\w+|OTEL_\w+|PATH|HOME)$/

export const isSecretName = (name: string): boolean => SECRET.test(name) && !OWN.test(name)

/**
 * A formula that may mention `secrets.NAME`: what it gives goes to another service or into a
 * signature, and nowhere else.
 */
export function secretFormula(
  check: StepCheck,
  path: Path,
  text: string,
  expected?: Type,
): Formula | undefined {
  const names = [...text.matchAll(/\bsecrets\s*\??\.\s*([A-Za-z_]\w*)/g)].map(([, one = '']) => one)
  const members = new Map(names.map((one) => [one, { type: { kind: 'text' } as const }]))
  const formula = check.formulaAt(path, text, expected, { secrets: { kind: 'object', members } })
  if (formula === undefined) return undefined
  const used = secretsIn(formula.typed)
  if (used === undefined) return check.report('secret-out-of-place', path, { step: check.title })
  const wrong = used.find((one) => !isSecretName(one))
  if (wrong !== undefined) return check.report('secret-not-usable', path, { name: wrong })
  for (const one of used) check.flow.secrets.add(one)
  return formula
}

/** The same for a setting of this name. */
export function secretSetting(check: StepCheck, key: string, expected?: Type): Formula | undefined {
  const text = check.text(key)
  return text === undefined ? undefined : secretFormula(check, ['settings', key], text, expected)
}

/** Formulas by name; undefined where one is wrong. */
export function secretFormulas(
  check: StepCheck,
  key: string,
  expected?: Type,
): ReadonlyMap<string, Formula> | undefined {
  const drawn = Object.entries((check.settings[key] ?? {}) as Readonly<Record<string, string>>)
  const found = drawn.map(([name, text]) => {
    return [name, secretFormula(check, ['settings', key, name], text, expected)] as const
  })
  const right = found.flatMap(([name, formula]) => (formula ? [[name, formula] as const] : []))
  return right.length === found.length ? new Map(right) : undefined
}

/** Names of the secrets that it mentions; undefined where it would give away all of them. */
function secretsIn(typed: TypedExpression): readonly string[] | undefined {
  if (typed.kind === 'name') return typed.name === 'secrets' ? undefined : []
  if (typed.kind === 'member' && typed.object.kind === 'name' && typed.object.name === 'secrets')
    return [typed.name]
  const parts = partsOf(typed).map(secretsIn)
  return parts.includes(undefined) ? undefined : parts.flatMap((names) => names ?? [])
}
