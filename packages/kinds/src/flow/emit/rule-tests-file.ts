import { lit, code, ref, spaced, type Code } from '@drawbridge/source'
import { readRule } from '../../access.ts'
import type { Model } from '../../model.ts'
import { canSignUp, meets, oneOfEach } from '../../table/emit/cast.ts'
import type { FlowModel } from '../flow-model.ts'
import { takesFiles } from '../takes-files.ts'
import { exampleBody } from './example-body.ts'
import { firstRulesOf } from './first-rules.ts'
import type { Asking } from './rule-tests/asking.ts'
import { endTests } from './rule-tests/end-tests.ts'
import { listTests } from './rule-tests/list-tests.ts'

/** The tests of how calls end with the rows that they find, by their endpoints. */
export function ruleTestsOf(
  flows: readonly FlowModel[],
  prefix: string,
  model: Model,
): ReadonlyMap<FlowModel, readonly Code[]> {
  if (model.auth === undefined || !canSignUp(model)) return new Map()
  return new Map(
    flows.flatMap((flow) => {
      const asking = askingOf(flow, prefix, model)
      const tests = asking === undefined ? [] : [...endTests(asking), ...listTests(asking)]
      return tests.length === 0 ? [] : [[flow, tests] as const]
    }),
  )
}

/**
 * `test/rules/drawn-endpoints.test.ts`: how calls of the endpoints that were drawn by hand end with
 * the rows that they find, and what they do to them. Undefined where none can be followed.
 */
export function ruleTestsFile(
  tests: ReadonlyMap<FlowModel, readonly Code[]>,
  model: Model,
): Code | undefined {
  if (model.auth === undefined || tests.size === 0) return undefined
  const [first = ''] = model.auth.settings.roles
  const roles = oneOfEach(model).flatMap(({ name, role }) => (role ? [[name, role]] : []))
  const cast = Object.fromEntries([['other', first], ...roles])
  return code`
    ${ref('suite', 'node:test')}('what the drawn endpoints do', () => {
      const rows = ${ref('useEndpoints', 'test/rows.ts')}(${lit(cast)})

      ${spaced([...tests.values()].flat())}
    })`
}

function askingOf(flow: FlowModel, prefix: string, model: Model): Asking | undefined {
  const { starts } = flow
  if (starts.kind !== 'endpoint' || takesFiles(flow)) return undefined
  const body = exampleBody(starts.body)
  const headers = exampleBody(starts.headers)
  const query = exampleBody(starts.query)
  if (body === undefined || headers === undefined || query === undefined) return undefined
  const access = starts.access.map(readRule)
  const rules = firstRulesOf(flow, model)
  const nothing = Object.fromEntries([...rules.missing].map((name) => [name, null]))
  return {
    method: starts.method,
    path: prefix + starts.path,
    params: starts.params,
    search: searchOf(query),
    headers,
    body,
    sent: { ...nothing, headers, query, body },
    rules,
    callers: oneOfEach(model).filter((player) => access.some((rule) => meets(player, rule))),
    callsOutside: flow.callsOutside && rules.end === undefined,
    model,
  }
}

/** `?tag=some` */
function searchOf(query: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(query).map(([name, value]) => [name, String(value)] as const)
  return texts.length === 0 ? '' : `?${String(new URLSearchParams(Object.fromEntries(texts)))}`
}
