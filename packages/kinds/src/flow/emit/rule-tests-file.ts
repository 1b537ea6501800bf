import { code, lit, ref, spaced, templateOf, type Code, type Data } from '@drawbridge/source'
import { readRule } from '../../access.ts'
import type { Model } from '../../model.ts'
import { canSignUp, meets, oneOfEach, type Player } from '../../table/emit/cast.ts'
import { truthOf, type Scene } from '../../table/emit/rule-tests/judge.ts'
import { usual, type Place, type World } from '../../table/emit/rule-tests/place.ts'
import { keyName, seedOf } from '../../table/emit/rule-tests/seed.ts'
import { titleOf } from '../../table/emit/rule-tests/title.ts'
import { placesIn, worldsOf } from '../../table/emit/rule-tests/worlds.ts'
import type { FlowModel } from '../flow-model.ts'
import { takesFiles } from '../takes-files.ts'
import { exampleBody } from './example-body.ts'
import { firstRulesOf, type FirstRules } from './first-rules.ts'

/** An endpoint that asks whose a row is before it does anything. */
interface Asking {
  readonly method: string
  /** `/articles/:slug` */
  readonly path: string
  readonly body: Readonly<Record<string, Data>>
  readonly rules: FirstRules
  readonly callers: readonly Player[]
  /** Whether it asks others, once its caller is in: no test does that. */
  readonly callsOutside: boolean
  readonly model: Model
}

/**
 * `test/rules/drawn-endpoints.test.ts`: what endpoints that were drawn by hand refuse because of the
 * rows that they find. Undefined where none does, as far as can be read off its first steps.
 */
export function ruleTestsFile(
  flows: readonly FlowModel[],
  prefix: string,
  model: Model,
): Code | undefined {
  if (model.auth === undefined || !canSignUp(model)) return undefined
  const tests = flows.flatMap((flow) => {
    const asking = askingOf(flow, prefix, model)
    return asking === undefined ? [] : testsOf(asking)
  })
  if (tests.length === 0) return undefined
  const [first = ''] = model.auth.settings.roles
  const roles = oneOfEach(model).flatMap(({ name, role }) => (role ? [[name, role]] : []))
  const cast = Object.fromEntries([['other', first], ...roles])
  return code`
    ${ref('suite', 'node:test')}('whose rows the drawn endpoints are for', () => {
      const rows = ${ref('useEndpoints', 'test/rows.ts')}(${lit(cast)})

      ${spaced(tests)}
    })`
}

function askingOf(flow: FlowModel, prefix: string, model: Model): Asking | undefined {
  const { starts, steps, callsOutside } = flow
  if (starts.kind !== 'endpoint' || takesFiles(flow)) return undefined
  const isAsked = [...starts.query, ...starts.headers].some(({ required }) => required === true)
  const body = exampleBody(starts.body)
  if (isAsked || body === undefined) return undefined
  const access = starts.access.map(readRule)
  const callers = oneOfEach(model).filter(
    (player) => player.role !== undefined && access.some((rule) => meets(player, rule)),
  )
  const rules = firstRulesOf(steps, model)
  return {
    method: starts.method,
    path: prefix + starts.path,
    body,
    rules,
    callers,
    callsOutside,
    model,
  }
}

/** A test for each way that the endpoint may end, as far as that hangs on rows. */
function testsOf(asking: Asking): readonly Code[] {
  const { rules, model } = asking
  const conditions = rules.gates.map(({ condition }) => condition)
  const places = placesIn(conditions, { model, rows: rules.rows, sent: { body: asking.body } })
  const isAboutPeople = places.some(({ kind }) => kind === 'person' || kind === 'people')
  const isWhole = [...asking.path.matchAll(/:(\w+)/g)].every(([, name = '']) =>
    rules.params.has(name),
  )
  if (!isAboutPeople || !isWhole || asking.callers.length === 0) return []
  const worlds = new Map<number | 'in', World>()
  for (const world of worldsOf(conditions, places)) {
    const end = endIn(world, asking)
    if (end !== undefined && !worlds.has(end)) worlds.set(end, world)
  }
  const refusals = [...worlds.keys()].filter((end) => end !== 'in')
  const [refusal] = refusals
  if (refusal === undefined) return []
  // What is usual is told last, as what is so otherwise.
  const [usualEnd, ...others] = worlds
  return [...others, ...(usualEnd ? [usualEnd] : [])].flatMap(([end, world]) => {
    if (end === 'in' && asking.callsOutside) return []
    const expected = end === 'in' ? `not ${refusal}` : String(end)
    return testOf(asking, places, world, expected) ?? []
  })
}

/** The status that the endpoint ends with before it does anything, or that it lets its caller in. */
function endIn(world: World, { rules, body, model }: Asking): number | 'in' | undefined {
  const scene: Scene = {
    model,
    rows: rules.rows,
    sent: { body },
    isSomebody: true,
    look: (place) => (world.has(place.path) ? world.get(place.path) : usual(place)),
  }
  for (const { condition, shutBy, status } of rules.gates) {
    const is = truthOf(condition, scene)
    if (is === undefined) return undefined
    if (is === shutBy) return status
  }
  return 'in'
}

function testOf(
  { method, path, body, rules, callers, model }: Asking,
  places: readonly Place[],
  world: World,
  expected: string,
): Code | undefined {
  const made: Code[] = []
  for (const { row, before, fixed } of rules.wanted) {
    const seed = seedOf(row, world, model, fixed)
    if (seed === undefined) return undefined
    made.push(...before, ...seed.statements)
    const isKeyed = rules.keyed.has(row.path) || seed.followers.length > 0
    made.push(code`${isKeyed && code`const ${keyName(row)} = `}await ${seed.inserted}`)
    made.push(...seed.followers)
  }
  const isOfCaller = places.some(
    ({ path: at, kind }) => (kind === 'person' || kind === 'people') && world.get(at) === true,
  )
  const title = titleOf(places, world).replaceAll('row.', '')
  const answers = Object.fromEntries(callers.map(({ name }) => [name, expected]))
  const payload = Object.keys(body).length > 0 && code`, payload: ${lit(body)}`
  return code`
    ${ref('test', 'node:test')}(${lit(`${method} ${path} ${title}`)}, () => {
      const answers = ${lit(answers)}
      const call = { method: ${lit(method)}${payload} } as const
      return rows.expect(answers, call, async (${isOfCaller && code`caller`}) => {
        ${made}
        return ${urlOf(path, rules)}
      })
    })`
}

/** `/articles/:slug` with what stands in it. */
function urlOf(path: string, { params }: FirstRules): Code {
  const parts = path.split(/:(\w+)/)
  return templateOf(parts.map((part, at) => (at % 2 === 0 ? part : (params.get(part) ?? part))))
}
