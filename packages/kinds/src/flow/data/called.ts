import type { TypedExpression } from '@drawbridge/expressions'
import { code, name, type Code } from '@drawbridge/source'
import type { Emission } from '../emission.ts'
import { variableName } from '../variables.ts'
import type { TableWrite } from '../flow-check.ts'
import type { StepCheck } from '../step-check.ts'
import type { TableModel } from '../../model.ts'
import { capitalised } from '../../table/emit/resource.ts'

/** `await queries.findArticle(db, params.slug)` */
export function awaitedCall(
  { call, formulas }: { readonly call: Code; readonly formulas: readonly TypedExpression[] },
  { db, printTyped }: Emission,
  more: readonly Code[] = [],
): Code {
  return code`await ${call}(${[db, ...formulas.map(printTyped), ...more]})`
}

/** What a query function of a step is called: by the step's name, else by its table. */
export function queryName(check: StepCheck, verb: string, table: TableModel, many = false): string {
  const noun = many ? table.names.plural : table.names.singular
  const { name } = check.step
  const called = name === undefined || SAYS_NOTHING.has(name) ? noun : name
  return `${verb}${capitalised(called)}`
}

/** Names that say of a row what was just done, which the verb says better. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(
  'found made created updated changed deleted removed written counted result'.split(' '),
)

/** `const article = …`, where the step has a name. */
export function assigned(check: StepCheck, value: Code): Code {
  const { name: called } = check.step
  return called === undefined ? value : code`const ${name(variableName(called))} = ${value}`
}

/** Says that a statement in a loop is sent once for each item. */
export function adviseAgainstLoop(check: StepCheck): void {
  if (check.around.isInLoop === true) check.report('statement-in-loop', [], { step: check.title })
}

/** Says of what takes its time that rows stay locked meanwhile. */
export function noteSlow(check: StepCheck): void {
  check.flow.isSlow = true
  if (check.around.isInTransaction === true)
    check.report('slow-in-transaction', [], { step: check.title })
}

/** Notes that another service is called, which may fail or keep silent. */
export function noteOutside({ flow }: StepCheck): void {
  flow.callsOutside = true
  flow.refuses.add(502).add(504)
}

/** Says that rows are let go of at once; of a flow that is called, whoever calls it is told. */
export function noteHeld(check: StepCheck, path: readonly string[]): void {
  if (check.around.isInTransaction === true) return
  if (check.flow.source.starts.kind === 'call') check.flow.holds = true
  else check.report('nothing-held', path, { step: check.title })
}

/** Says of what does several things at once that a transaction does one. */
export function noteAtOnce(check: StepCheck): void {
  check.flow.isAtOnce = true
  if (check.around.isInTransaction === true)
    check.report('one-at-a-time', [], { step: check.title })
}

/** Notes a write that no transaction holds together with others. */
export function noteWrite(
  check: StepCheck,
  table?: TableModel,
  ...writes: readonly TableWrite['how'][]
): void {
  check.flow.isWriting = true
  check.flow.refuses.add(409)
  if (table !== undefined) check.flow.touches.add(table.node)
  for (const how of table === undefined ? [] : writes) {
    const write = { table: table?.node ?? '', how, step: check.title }
    if (!check.flow.starts(write)) continue
    check.flow.writes.push(write)
    check.flow.tellUser()
  }
  if (check.around.isInTransaction !== true) check.flow.looseWrites.push(check)
  adviseAgainstLoop(check)
}
