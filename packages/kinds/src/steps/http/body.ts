import { code, ref, type Code } from '@drawbridge/source'
import type { Emission } from '../../flow/emission.ts'
import { secretSetting } from '../../flow/secrets.ts'
import type { StepCheck } from '../../flow/step-check.ts'
import { isPlain } from './plain.ts'

type Body = (print: Emission['print']) => Code

const asForm = ref('asForm', 'src/http/outside.ts')

export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain; charset=utf-8',
}

/** What is sent along. */
export function bodyOf(check: StepCheck): Body | 'wrong' | undefined {
  if (check.text('body') === undefined) return undefined
  if ((check.text('method') ?? 'GET') === 'GET') {
    check.report('body-of-get', ['settings', 'body'], { name: check.step.name ?? 'http' })
    return 'wrong'
  }
  const as = check.text('bodyAs') ?? 'json'
  const formula = secretSetting(check, 'body', as === 'text' ? { kind: 'text' } : undefined)
  if (formula === undefined) return 'wrong'
  if (as === 'text') return (print) => print(formula)
  if (as === 'json') return (print) => code`JSON.stringify(${print(formula)})`
  const { type } = formula
  const fits =
    type.kind === 'object' && [...type.members.values()].every((one) => isPlain(one.type))
  if (fits) return (print) => code`${asForm}(${print(formula)})`
  check.report('wrong-formula', ['settings', 'body'], {
    step: check.title,
    problem: 'A form is an object of texts, numbers and truth values.',
    cure: 'Write it as { name: value, … }, or send JSON.',
  })
  return 'wrong'
}
