import type { Expression } from '@drawbridge/expressions'
import type { Code } from '@drawbridge/source'
import type { Model } from '../../model.ts'
import type { RowAt } from '../../table/emit/rule-tests/place.ts'
import { tableOf } from '../../table/emit/lookup.ts'
import { resourceOf } from '../../table/emit/resource.ts'
import { mayRefuse } from '../../table/emit/events-of.ts'
import type { EmittableStep, FlowModel } from '../flow-model.ts'
import type { Meaning } from '../meaning.ts'
import { allOf, ofGiven, partsOf, renamed, withChanges } from './conditions.ts'
import type { FirstRules, Reading, Wanted } from './reading.ts'
import { isOfParameter, linkIn, sameRow } from './wanted-row.ts'

/** Reads the steps up to the first of which nobody can tell how it goes on. */
export function firstRulesOf(flow: FlowModel, model: Model): FirstRules {
  const reading: Reading = {
    model,
    names: flow.names,
    rows: new Map(),
    wanted: [],
    gates: [],
    changes: [],
    listed: [],
    params: new Map(),
    keyed: new Set(),
    missing: new Set(),
    counts: new Map(),
    none: undefined,
    end: undefined,
  }
  readAll(flow.body.steps, reading)
  const isRefused = [...flow.touches].some((node) => hasEvents(node, model))
  return isRefused ? { ...reading, end: undefined } : reading
}

/** What is done along with a change may refuse it. */
function hasEvents(node: string, model: Model): boolean {
  const table = tableOf(node, model)
  return (
    table !== undefined &&
    mayRefuse(
      resourceOf(table, model),
      'beforeCreate',
      'afterCreate',
      'beforeUpdate',
      'afterUpdate',
      'beforeDelete',
      'afterDelete',
    )
  )
}

/** Whether the steps behind these can be read too. */
const readAll = (steps: readonly EmittableStep[], reading: Reading): boolean =>
  steps.every(({ means }) => means !== undefined && read(means, reading))

function read(means: Meaning, reading: Reading): boolean {
  switch (means.kind) {
    case 'quiet':
      return true
    case 'search':
      return readSearch(means, reading)
    case 'list':
      return readList(means, reading)
    case 'write':
      return readWrite(means, reading)
    case 'choice':
      return readChoice(means, reading)
    case 'block':
      return readAll(means.steps, reading)
    case 'call':
      return means.steps.every((step) => readElsewhere(step, means.inputs, reading))
    case 'end':
      reading.end = means.status
      return false
  }
}

/** A step of another flow: a search there for what the call says is one like those of the flow itself. */
function readElsewhere(
  { means }: EmittableStep,
  inputs: ReadonlyMap<string, Expression | undefined>,
  reading: Reading,
): boolean {
  if (means?.kind === 'quiet' || means?.kind === 'list') return true
  if (means?.kind !== 'search' || means.where === undefined) return false
  const { called } = means
  if (called === undefined || reading.names.has(called) || reading.rows.has(called)) return false
  const where = ofGiven(means.where, inputs)
  const isPlain =
    where !== undefined &&
    (sameRow(where, means.table, reading) !== undefined || partsOf(where).every(isOfParameter))
  return isPlain && readSearch({ ...means, where }, reading)
}

/** Whether steps go on whatever there is, and have nothing to do with the rows of a call. */
const isQuiet = (steps: readonly EmittableStep[]): boolean =>
  steps.every(({ means }) => means?.kind === 'quiet' || means?.kind === 'list')

function readChoice(
  { condition, then, otherwise }: Extract<Meaning, { kind: 'choice' }>,
  { gates, counts }: Reading,
): boolean {
  if (otherwise.steps.length > 0) return false
  if (then.leaves === 'never' && isQuiet(then.steps)) return true
  const [first] = then.steps
  const status =
    then.steps.length === 1 && first?.means?.kind === 'end' ? first.means.status : undefined
  gates.push({ condition: withChanges(condition, counts), shutBy: true, status })
  return true
}

function readSearch(
  { called, table, where, missing }: Extract<Meaning, { kind: 'search' }>,
  reading: Reading,
): boolean {
  if (where === undefined || called === undefined) return false
  const known = sameRow(where, table, reading)
  if (known !== undefined) {
    reading.rows.set(called, known)
    if (missing !== undefined) reading.none ??= { status: missing, after: reading.gates.length }
    return true
  }
  if (missing === undefined) {
    // The tests have made no such row, where they have made none at all.
    const isMade = reading.wanted.some(({ row }) => row.table === table)
    if (isMade || table.node === reading.model.auth?.table) return false
    reading.missing.add(called)
    return true
  }
  reading.none ??= { status: missing, after: reading.gates.length }
  const condition = want({ path: `row.${called}`, table }, called, where, reading)
  for (const part of condition === undefined ? [] : partsOf(condition))
    reading.gates.push({ condition: part, shutBy: false, status: missing })
  return true
}

function readWrite(
  { called, table, where, missing, becomes }: Extract<Meaning, { kind: 'write' }>,
  reading: Reading,
): boolean {
  if (where === undefined) return false
  const { singular } = table.names
  const known = partsOf(where)
    .map((part) => ({ part, row: sameRow(part, table, reading) }))
    .find(({ row }) => row !== undefined)
  const subject = known?.row ?? { path: `row.${singular}`, table }
  const rest = partsOf(where).filter((part) => part !== known?.part)
  const name = [...reading.rows].find(([, row]) => row === subject)?.[0] ?? singular
  if (known === undefined && reading.rows.has(singular)) return false
  const condition =
    known === undefined
      ? want(subject, singular, where, reading)
      : allOf(rest.map((part) => renamed(part, name)))
  reading.changes.push({ row: subject, condition, becomes })
  if (condition === undefined) return true
  if (called !== undefined) reading.counts.set(called, condition)
  if (missing !== undefined) reading.gates.push({ condition, shutBy: false, status: missing })
  return true
}

function readList({ table, where }: Extract<Meaning, { kind: 'list' }>, reading: Reading): boolean {
  const row = { path: `row.${table.names.singular}`, table }
  if (where !== undefined)
    reading.listed.push({ row, condition: renamed(where, table.names.singular) })
  return true
}

/** Has a row be made that is what is looked for; gives what else has to be so of it. */
function want(
  row: RowAt,
  called: string,
  where: Expression,
  reading: Reading,
): Expression | undefined {
  const before: Code[] = []
  const fixed: Wanted['fixed'][number][] = []
  const rest: Expression[] = []
  for (const part of partsOf(where)) {
    const link = linkIn(part, row, reading)
    if (link === undefined) rest.push(renamed(part, called))
    before.push(...(link?.before ?? []))
    fixed.push(...(link?.fixed ?? []))
  }
  reading.rows.set(called, row)
  reading.wanted.push({ row, before, fixed })
  return allOf(rest)
}
