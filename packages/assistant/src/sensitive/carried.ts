import type { Compiled } from '@drawbridge/compiler'
import { stepPlays, type Step } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
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
  return allFlows(compiled.manifest)
    .filter(({ holder }) => holder['method'] === undefined)
    .flatMap((flow) => {
      const { id: node } = flow.node
      const home = tables.has(node) ? node : undefined
      return carriedBy(flow, home, readers).map(({ from, to, step, told }): SensitiveChange => {
        const whom = to === undefined ? 'calls' : `reads ${tables.get(to) ?? ''}`
        const says = `${nameOfFlow(flow)} shows whoever ${whom} something of ${tables.get(from) ?? ''}.`
        const key = `opens ${node} ${step.id} shows ${from} ${JSON.stringify(told)}`
        return { sort: 'opens', key, says, node }
      })
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

/** @param home the table whose event it is */
function carriedBy(
  { steps }: DrawnFlow,
  home: string | undefined,
  { readMore, readOnlySome }: Readers,
): readonly Carried[] {
  const known: (readonly [name: string, table: string])[] = home ? [['row', home]] : []
  const sourcesOf = (value: Json): readonly string[] =>
    known.flatMap(([name, table]) => (tells(value, name) ? [table] : []))
  return stepsWithin(steps).flatMap(({ step }): readonly Carried[] => {
    const { table, item, values, changes, ...others } = step.settings
    const to = typeof table === 'string' ? table : undefined
    const isWritten = to !== undefined && (values !== undefined || changes !== undefined)
    const sources = sourcesOf(others)
    if (typeof item === 'string') for (const from of sources) known.push([item, from])
    if (stepPlays(step, 'refuses'))
      return sources
        .filter((from) => home === undefined || readOnlySome(home, from))
        .map((from) => ({ from, step, told: others }))
    if (isWritten) {
      const told = [values ?? null, changes ?? null]
      return sourcesOf(told)
        .filter((from) => readMore(to, from))
        .map((from) => ({ from, to, step, told }))
    }
    // What is worked out of a row says something of it.
    const from = to === undefined ? sources : [to]
    if (step.name !== undefined) for (const one of from) known.push([step.name, one])
    return []
  })
}

/** Whether a formula says more of a row than which it is. Less stock, or a sum, is no row of somebody's. */
function tells(value: Json, name: string): boolean {
  if (typeof value === 'string') {
    const rest = value.replaceAll(
      new RegExp(String.raw`\b${asPattern(name)}\s*\??\.\s*id\b`, 'g'),
      '',
    )
    return (
      new RegExp(String.raw`(?<![.\w'"])${asPattern(name)}(?![\w'"])`).test(rest) &&
      !WORKED_OUT.test(rest)
    )
  }
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some((one) => tells(one, name))
}

/** Arithmetic, which has numbers alone. */
const WORKED_OUT = /^[^'"`]*[\w)] ?[-*/] ?[\w(][^'"`]*$/
