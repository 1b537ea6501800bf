import type { TypedExpression } from '@drawbridge/expressions'
import { code, ref, type Code } from '@drawbridge/source'
import type { Emission } from '../../flow/emission.ts'
import type { Formula } from '../../flow/formula.ts'
import { secretSetting } from '../../flow/secrets.ts'
import type { StepCheck } from '../../flow/step-check.ts'

export type Address = (print: Emission['print']) => Code

const tag = ref('addressOf', 'src/http/outside.ts')

/** The address of a call, whose values are encoded; undefined where it is wrong. */
export function addressOf(check: StepCheck): Address | undefined {
  const formula = secretSetting(check, 'url', { kind: 'text' })
  if (formula === undefined) return undefined
  const { typed } = formula
  const known = fixedPart(typed)
  if (isFromEnvironment(typed)) {
    if (isContinued(typed))
      return check.report('host-continued', ['settings', 'url'], { step: check.title })
  } else if (known === undefined)
    check.report('open-address', ['settings', 'url'], { step: check.title })
  const isNear = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/.test(known ?? '')
  const hasSecret = JSON.stringify(check.settings).includes('secrets.')
  if (known?.startsWith('http://') === true && !isNear && hasSecret)
    check.report('address-not-encrypted', ['settings', 'url'], { step: check.title })
  return (print) => printed(formula, print)
}

/** What it begins with, if that holds the whole host. */
function fixedPart(typed: TypedExpression): string | undefined {
  const text =
    typed.kind === 'literal' && typed.value.type === 'text'
      ? `${typed.value.value}/`
      : typed.kind === 'template'
        ? typed.texts[0]
        : undefined
  return text !== undefined && /^https?:\/\/[^/?#\s]+[/?#]/i.test(text) ? text : undefined
}

/** `` `${secrets.PAYMENT_URL}/charges` `` */
function isFromEnvironment(typed: TypedExpression): boolean {
  if (typed.kind === 'template')
    return typed.texts[0] === '' && typed.values[0] !== undefined && isSecret(typed.values[0])
  return isSecret(typed)
}

/** Whether a value comes before the host has ended: `.evil.example` would make another host of it. */
function isContinued(typed: TypedExpression): boolean {
  if (typed.kind !== 'template') return false
  const [, ...texts] = typed.texts
  const end = texts.findIndex((text) => /[/?#]/.test(text))
  const others = typed.values.slice(1, end === -1 ? undefined : end + 1)
  return !others.every(isSecret)
}

const isSecret = (typed: TypedExpression): boolean =>
  typed.kind === 'member' && typed.object.kind === 'name' && typed.object.name === 'secrets'

function printed(formula: Formula, print: Emission['print']): Code {
  const { typed } = formula
  if (typed.kind !== 'template' || typed.values.length === 0) return print(formula)
  const [first, ...others] = typed.values
  if (first === undefined || !isFromEnvironment(typed)) return code`${tag}${print(formula)}`
  const rest = { ...typed, texts: typed.texts.slice(1), values: others }
  const tail = print({ ...formula, typed: rest })
  return code`${print({ ...formula, typed: first })} + ${others.length > 0 && tag}${tail}`
}
