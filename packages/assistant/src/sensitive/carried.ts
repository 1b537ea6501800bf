import type { Compiled } from '@drawbridge/compiler'
import { stepPlays, type Step } from '@drawbridge/kinds/faces'
import { isObject, type Json } from '@drawbridge/manifest'
import { allFlows, nameOfFlow, stepsWithin, type DrawnFlow } from '../explain/drawn-flows.ts'
import { asPattern } from '../text/as-pattern.ts'
import { readersOf, type Readers } from './readers.ts'
import type { SensitiveChange } from './sensitive-change.ts'

type CompiledOk = Extract<Compiled, { ok: true }>

/**
 * What events and flows carry out of rows that few may read to where more do: into another table, or into what
 * somebody is told who is refused. Endpoints are looked at as a whole.
 */
export function carried(
  before: CompiledOk | undefined,
  after: CompiledOk,
): readonly SensitiveChange[] {
  const known = new Set(before ? carriedIn(before).map(({ key }) => key) : [])
  return carriedIn(after).filter(({ key }) => !known.has(key))
}

function carriedIn(compiled: CompiledOk): readonly SensitiveChange[] {
  const readers = readersOf(compiled)
  const tables = new Map(compiled.model.tables.map(({ node, names }) => [node, names.plural]))
  const flows = allFlows(compiled.manifest)
  return flows
    .filter(({ holder }) => holder['method'] === undefined)
    .flatMap((flow) => {
      const { id: node } = flow.node
      const home = tables.has(node) ? node : undefined
      return carriedBy(flow, home, readers, flows).map(
        ({ from, to, step, told }): SensitiveChange => {
          const whom = to === undefined ? 'calls' : `reads ${tables.get(to) ?? ''}`
          const says = `${nameOfFlow(flow)} shows whoever ${whom} something of ${tables.get(from) ?? ''}.`
          const key = `opens ${node} ${step.id} shows ${from} ${JSON.stringify(told)}`
          return { sort: 'opens', key, says, node }
        },
      )
    })
}

interface Carried {
  /** A table. */
  readonly from: string
  /** The same; absent for whoever calls. */
  readonly to?: string
  readonly step: Step
  readonly told: Json
}

/**
 * @param home the table whose event it is
 * @param flows all that are drawn
 */
function carriedBy(
  { steps }: DrawnFlow,
  home: string | undefined,
  { readMore, readOnlySome }: Readers,
  flows: readonly DrawnFlow[],
): readonly Carried[] {
  const known: (readonly [name: string, table: string])[] = home ? [['row', home]] : []
  const sourcesOf = (value: Json): readonly string[] => [
    ...new Set(known.flatMap(([name, table]) => (tells(value, name) ? [table] : []))),
  ]
  const entered = new Set<string>()
  const carriedIn = (within: readonly Step[]): readonly Carried[] =>
    stepsWithin(within).flatMap(({ step }) => carriedAt(step))
  const carriedAt = (step: Step): readonly Carried[] => {
    const { table, item, values, changes, flow, ...others } = step.settings
    const to = typeof table === 'string' ? table : undefined
    const isWritten = to !== undefined && (values !== undefined || changes !== undefined)
    const sources = sourcesOf(others)
    if (typeof item === 'string') for (const from of sources) known.push([item, from])
    if (stepPlays(step, 'refuses'))
      return sources
        .filter((from) => home === undefined || readOnlySome(home, from))
        .map((from) => ({ from, step, told: others }))
    if (isWritten) {
      const told = [exceptLess(values), exceptLess(changes)]
      return sourcesOf(told)
        .filter((from) => readMore(to, from))
        .map((from) => ({ from, to, step, told }))
    }
    const called = drawnAs(flow, flows)
    const read = called === undefined ? [] : tablesRead(called, flows)
    // What is worked out of a row says something of it.
    const from = to === undefined ? [...new Set([...sources, ...read])] : [to]
    const name = step.name ?? step.settings['variable']
    if (typeof name === 'string') for (const one of from) known.push([name, one])
    if (called === undefined) return []
    const { inputs } = step.settings
    const given = Object.entries(isObject(inputs) ? inputs : {}).flatMap(([input, value]) =>
      sourcesOf(value).map((one) => [input, one] as const),
    )
    // With the same given it carries the same once more.
    const entry = JSON.stringify([called.node.id, given])
    if (entered.has(entry)) return []
    entered.add(entry)
    known.push(...given)
    return carriedIn(called.steps)
  }
  return carriedIn(steps)
}

/** All tables whose rows a flow looks up, and those that it calls. */
function tablesRead(
  { steps }: DrawnFlow,
  flows: readonly DrawnFlow[],
  seen = new Set<Json>(),
): readonly string[] {
  return stepsWithin(steps).flatMap(({ step: { settings } }): readonly string[] => {
    const { table, flow = null } = settings
    if (typeof table === 'string') return [table]
    const called = seen.has(flow) ? undefined : drawnAs(flow, flows)
    seen.add(flow)
    return called === undefined ? [] : tablesRead(called, flows, seen)
  })
}

/** The flow that is a part of its own. */
const drawnAs = (id: Json | undefined, flows: readonly DrawnFlow[]): DrawnFlow | undefined =>
  flows.find(({ node, holder }) => node.id === id && holder === node.settings)

/** Whether a formula says more of a row than which it is. */
function tells(value: Json, name: string): boolean {
  if (typeof value === 'string') {
    const rest = value.replaceAll(
      new RegExp(String.raw`\b${asPattern(name)}\s*\??\.\s*id\b`, 'g'),
      '',
    )
    return new RegExp(String.raw`(?<![.\w'"])${asPattern(name)}(?![\w'"])`).test(rest)
  }
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((one) => tells(one, name))
}

/** New values, but for `stock: row.stock - quantity`: less of what was there is no row of somebody's. */
function exceptLess(values: Json | undefined): Json {
  if (!isObject(values)) return values ?? null
  return Object.fromEntries(
    Object.entries(values).filter(
      ([field, value]) =>
        typeof value !== 'string' ||
        !new RegExp(
          String.raw`^(?:row\.${asPattern(field)}|\(row\.${asPattern(field)} \?\? 0\)) - [^'"\`]*$`,
        ).test(value),
    ),
  )
}
