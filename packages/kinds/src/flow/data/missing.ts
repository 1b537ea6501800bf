import { code, lit, ref, type Code } from '@drawbridge/source'
import type { StepCheck } from '../step-check.ts'
import * as refs from '../../table/emit/refs.ts'
import type { Resource } from '../../table/emit/resource.ts'

const Problem = ref('Problem', 'src/http/errors.ts')

/** What is thrown where there is no such row. */
export function missingProblem(check: StepCheck, { noun }: Resource): Code {
  const message = check.text('message')
  const own = check.text('code')
  if (own === undefined && message === undefined) return code`throw ${refs.notFound}(${lit(noun)})`
  const text = lit(message ?? `There is no such ${noun}.`)
  return code`throw new ${Problem}(404, ${text}${own !== undefined && code`, { code: ${lit(own)} }`})`
}

export function failsWhenMissing(check: StepCheck): boolean {
  const fails = (check.text('whenMissing') ?? 'fail') === 'fail'
  if (fails) check.flow.refuses.add(404)
  if (fails && check.text('code') !== undefined) check.flow.tells.add('code')
  return fails
}
