import { code, lit, type Code } from '@drawbridge/source'
import { identifier } from '@drawbridge/sql'
import { truthOf, type Scene } from '../../../table/emit/rule-tests/judge.ts'
import type { Place, World } from '../../../table/emit/rule-tests/place.ts'
import { keyName } from '../../../table/emit/rule-tests/seed.ts'
import { titleOf } from '../../../table/emit/rule-tests/title.ts'
import { placesIn, worldsOf } from '../../../table/emit/rule-tests/worlds.ts'
import type { Change } from '../reading.ts'
import { isAboutPeople, isOfCaller, madeRows, sceneOf, type Asking } from './asking.ts'
import { callTest, parametersOf, urlOf } from './call-test.ts'

/** How a call ends, and what it does to a row. */
interface End {
  readonly status: number | 'in'
  readonly change: Change | undefined
  readonly isChanged: boolean | undefined
}

/** A test for each way that the endpoint may end, as far as that hangs on rows. */
export function endTests(asking: Asking): readonly Code[] {
  const { rules, model, sent, callers, path } = asking
  if (callers.length === 0 || !parametersOf(path).every((name) => rules.params.has(name))) return []
  const conditions = [...rules.gates, ...rules.changes].flatMap(({ condition }) => condition ?? [])
  const places = placesIn(conditions, { model, rows: rules.rows, sent })
  const worlds = new Map<string, readonly [End, World]>()
  for (const world of worldsOf(conditions, places)) {
    const end = endIn(world, asking)
    if (end === undefined) continue
    const name = `${end.status} ${end.isChanged}`
    if (!worlds.has(name)) worlds.set(name, [end, world])
  }
  // What is usual is told last, as what is so otherwise.
  const [usualEnd, ...others] = worlds.values()
  const ends = [...others, ...(usualEnd ? [usualEnd] : [])]
  const refusal = ends.find(([{ status }]) => status !== 'in')?.[0].status
  const tests = ends.flatMap(([end, world]) => {
    if (end.status === 'in' && (asking.callsOutside || refusal === undefined)) return []
    const expected = end.status === 'in' ? `not ${refusal}` : String(end.status)
    const title = ends.length === 1 ? '' : ` ${titleOf(places, world).replaceAll('row.', '')}`
    return testOf(asking, { places, world, end, expected, title }) ?? []
  })
  return [...tests, ...missingTest(asking)]
}

/** Undefined where nobody can tell. */
function endIn(world: World, asking: Asking): End | undefined {
  const { rules } = asking
  const scene = sceneOf(world, asking)
  const [change, ...more] = rules.changes
  for (const { condition, shutBy, status } of rules.gates) {
    const is = truthOf(condition, scene)
    if (is === undefined) return undefined
    if (is !== shutBy) continue
    return status === undefined ? undefined : { status, change, isChanged: change && false }
  }
  const end = { status: rules.end ?? ('in' as const), change }
  if (change === undefined || more.length > 0) return { ...end, isChanged: undefined }
  const isDone = change.condition === undefined || truthOf(change.condition, scene)
  return { ...end, isChanged: isDone && !shows(change, scene) ? undefined : isDone }
}

/** Whether a change shows: the row is gone, or a text in it is another one. */
function shows({ row, becomes }: Change, { look }: Scene): boolean {
  if (becomes === undefined) return true
  return Object.entries(becomes).some(([name, text]) => {
    const column = row.table.columns.find((one) => one.name === name && one.role === 'field')
    const before = column && look({ path: `${row.path}.${name}`, kind: 'field', column })
    return before !== undefined && before !== text
  })
}

interface Ended {
  readonly places: readonly Place[]
  readonly world: World
  readonly end: End
  readonly expected: string
  readonly title: string
}

function testOf(
  asking: Asking,
  { places, world, end: { change, isChanged }, expected, title }: Ended,
): Code | undefined {
  const { rules, model } = asking
  const watched = isChanged === undefined ? undefined : change?.row
  const made = madeRows(world, asking, new Set([...rules.keyed, watched?.path ?? '']))
  if (made === undefined) return undefined
  const seen =
    watched &&
    code`, ${isChanged ? code`changed` : code`kept`}: [${lit(identifier(watched.table.names.sql, model.dialect))}, ${keyName(watched)}]`
  const place = code`{ url: ${urlOf(asking, (name) => rules.params.get(name) ?? name)}${seen} }`
  const make =
    made.length === 0
      ? code`async () => (${place})`
      : code`
          async (${isOfCaller(places, world) && code`caller`}) => {
            ${made}
            return ${place}
          }`
  return callTest(asking, { title, expected, isForNobody: !places.some(isAboutPeople), make })
}

/** A call about a row that is not there. */
function missingTest(asking: Asking): readonly Code[] {
  const { path, params, rules } = asking
  const { none } = rules
  if (none === undefined || parametersOf(path).length === 0) return []
  const scene = sceneOf(new Map(), asking)
  const isReached = rules.gates
    .slice(0, none.after)
    .every(({ condition, shutBy }) => truthOf(condition, scene) === !shutBy)
  const missing = missingOf(asking)
  const isNarrow = params.some(
    ({ maximum = Infinity, maxLength = Infinity, pattern, values }) =>
      Number(missing) > maximum || missing.length > maxLength || (pattern ?? values) !== undefined,
  )
  if (!isReached || isNarrow) return []
  const make = code`async () => ({ url: ${urlOf(asking, () => missing)} })`
  const title = ' where there is none'
  return [callTest(asking, { title, expected: String(none.status), isForNobody: true, make })]
}

/** The key of no row, or another text that none has. */
function missingOf({ params, rules }: Asking): string {
  const isUuid =
    params.some(({ type }) => type === 'uuid') ||
    rules.wanted.some(({ row }) =>
      row.table.columns.some(({ role, type }) => role === 'key' && type.type === 'uuid'),
    )
  return isUuid ? '00000000-0000-4000-8000-000000000000' : '999999999'
}
