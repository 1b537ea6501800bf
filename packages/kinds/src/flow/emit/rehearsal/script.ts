import { partsOf } from '../conditions.ts'
import type { Expression } from '@drawbridge/expressions'
import type { Model, TableModel } from '../../../model.ts'
import { tableOf } from '../../../table/emit/lookup.ts'
import { keyColumnOf } from '../../../table/emit/relations.ts'
import type { FlowModel } from '../../flow-model.ts'
import type { Step } from '../../step.ts'
import { columnNamed } from '../../data/write.ts'
import { formulaOf, formulasOf } from './playing.ts'
import { isAccount } from './value.ts'

/** What a caller says that a row has to have: `row.id == params.id`. */
export interface Asked {
  readonly part: 'params' | 'query' | 'headers' | 'body'
  readonly name: string
  readonly table: TableModel
  readonly member: string
}

/** What a rehearsal needs to know of a flow before it is played. */
export interface Script {
  /** Those that it asks for or changes, each behind all that its rows point at. */
  readonly tables: readonly TableModel[]
  /** Those of them whose rows it has nothing to do with but for new ones. */
  readonly filled: ReadonlySet<TableModel>
  /** Those whose rows it writes, with the columns of rows that were there. */
  readonly written: ReadonlyMap<TableModel, ReadonlySet<string>>
  readonly asked: readonly Asked[]
  /** Names of members that its formulas speak of, and texts in them. */
  readonly spokenOf: ReadonlySet<string>
}

const SENT = ['params', 'query', 'headers', 'body'] as const
/** Settings that are a formula, and those that are some by name. */
const SINGLE = ['where', 'condition', 'value', 'list', 'row', 'body']
const SEVERAL = ['values', 'changes', 'compute', 'inputs']

const CREATES = new Set(['create', 'createMany'])
const WRITES = new Set(['create', 'createMany', 'update', 'updateMany', 'upsert', 'delete'])

/** Undefined where its rows are not to be had: accounts, circles, and tables at whose changes something is done. */
export function scriptOf(flow: FlowModel, model: Model): Script | undefined {
  const steps = allSteps(flow, model)
  const found = steps.flatMap(({ settings }) => {
    const { table } = settings
    return typeof table === 'string' ? (tableOf(table, model) ?? []) : []
  })
  const tables = new Set<TableModel>()
  const isThere = found.every((table) => add(table, tables, [], model))
  const isTold = model.flows.some(
    ({ starts }) => starts.kind === 'event' && found.some(({ node }) => node === starts.table),
  )
  if (!isThere || isTold || found.length === 0) return undefined
  return {
    tables: [...tables],
    filled: new Set([...tables].filter((table) => isFilled(table, [...tables], steps, model))),
    written: writtenBy(steps, model),
    asked: steps.flatMap((step) => {
      const table = tableOf(String(step.settings['table']), model)
      const isAsking = table !== undefined && 'where' in step.settings
      return isAsking
        ? partsOf(formulaOf(step, 'where')).flatMap((part) => askedIn(part, table))
        : []
    }),
    spokenOf: new Set(steps.flatMap(formulasIn).flatMap(wordsIn)),
  }
}

function allSteps(flow: FlowModel, model: Model, seen = new Set<FlowModel>()): readonly Step[] {
  if (seen.has(flow)) return []
  seen.add(flow)
  const within = (steps: readonly Step[]): readonly Step[] =>
    steps.flatMap((step) => {
      const called = model.flows.find(
        ({ id }) => step.kind === 'call' && id === step.settings['flow'],
      )
      return [
        step,
        ...Object.values(step.bodies ?? {}).flatMap(within),
        ...(called ? allSteps(called, model, seen) : []),
      ]
    })
  return within(flow.steps)
}

/** Adds a table behind those that its rows can't be without; false where that is not possible. */
function add(
  table: TableModel,
  all: Set<TableModel>,
  way: readonly TableModel[],
  model: Model,
): boolean {
  if (all.has(table)) return true
  if (isAccount(table, model) || way.includes(table)) return false
  const isThere = needsOf(table, model).every((other) => add(other, all, [...way, table], model))
  all.add(table)
  return isThere
}

/** The tables whose rows its own rows can’t be without. */
function needsOf(table: TableModel, model: Model): readonly TableModel[] {
  return table.relations.flatMap(({ shape, target }) => {
    const isNeeded = shape.kind === 'toOne' && !keyColumnOf(table, shape.column).nullable
    const other = isNeeded ? tableOf(target, model) : undefined
    return other === undefined || isAccount(other, model) ? [] : [other]
  })
}

function writtenBy(steps: readonly Step[], model: Model): Script['written'] {
  const written = new Map<TableModel, Set<string>>()
  for (const step of steps) {
    const table = tableOf(String(step.settings['table']), model)
    if (table === undefined || !WRITES.has(step.kind)) continue
    const columns = written.get(table) ?? new Set<string>()
    const changes = formulasOf(step, step.kind === 'upsert' ? 'changes' : 'values')
    for (const [field] of CREATES.has(step.kind) ? [] : changes)
      columns.add(columnNamed(table, field)?.name ?? field)
    written.set(table, columns)
  }
  return written
}

/** Whether rows are put into a table, and nobody asks for those that are there. */
function isFilled(
  table: TableModel,
  all: readonly TableModel[],
  steps: readonly Step[],
  model: Model,
): boolean {
  const isPointedAt = all.some((other) => needsOf(other, model).includes(table))
  const isAskedFor = steps.some(
    ({ kind, settings }) => settings['table'] === table.node && !CREATES.has(kind),
  )
  return !isPointedAt && !isAskedFor
}

function askedIn(part: Expression, table: TableModel): readonly Asked[] {
  if (part.kind !== 'binary' || part.operator !== '==') return []
  const sides = [pathIn(part.left), pathIn(part.right)]
  const own = sides.find((side) => side?.of === 'row')
  return SENT.flatMap((part) => {
    const sent = sides.find((side) => side?.of === part)
    return own && sent ? [{ part, name: sent.name, table, member: own.name }] : []
  })
}

function pathIn(formula: Expression): { readonly of: string; readonly name: string } | undefined {
  if (formula.kind === 'member' && formula.object.kind === 'name')
    return { of: formula.object.name, name: formula.name }
  if (formula.kind !== 'index' || formula.object.kind !== 'name') return undefined
  const { index } = formula
  const isText = index.kind === 'literal' && index.value.type === 'text'
  return isText && index.value.type === 'text'
    ? { of: formula.object.name, name: index.value.value }
    : undefined
}

/** All that formulas of steps say, by whatever name. */
function formulasIn(step: Step): readonly Expression[] {
  const { settings } = step
  const own = SINGLE.flatMap((key) => (key in settings ? [formulaOf(step, key)] : []))
  return [...own, ...SEVERAL.flatMap((key) => formulasOf(step, key).map(([, formula]) => formula))]
}

/** Names of members in a formula, and texts. */
function wordsIn(formula: Expression): readonly string[] {
  const within = (parts: readonly Expression[]): readonly string[] => parts.flatMap(wordsIn)
  switch (formula.kind) {
    case 'literal':
      return formula.value.type === 'text' ? [formula.value.value] : []
    case 'name':
      return []
    case 'member':
      return [formula.name, ...wordsIn(formula.object)]
    case 'index':
      return within([formula.object, formula.index])
    case 'template':
      return within(formula.values)
    case 'unary':
      return wordsIn(formula.operand)
    case 'binary':
      return within([formula.left, formula.right])
    case 'choice':
      return within([formula.condition, formula.then, formula.otherwise])
    case 'call':
      return within(formula.arguments)
    case 'method':
      return within([formula.object, formula.body])
    case 'list':
      return within(formula.items)
    case 'object':
      return within(formula.entries.map(({ value }) => value))
  }
}
