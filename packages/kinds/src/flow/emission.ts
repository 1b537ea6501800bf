import { isHelper, type TypedExpression } from '@drawbridge/expressions'
import { code, name, type Code, type Name } from '@drawbridge/source'
import type { OwnCode } from '../contribution.ts'
import type { Model } from '../model.ts'
import type { Formula } from './formula.ts'
import { printFormula } from './formula.ts'
import type { FlowStart } from './flow-sources.ts'
import { TAKEN } from './variables.ts'
import type { QueryFile } from './query-file.ts'

/** A file of a flow beside its own. */
export interface FlowFile {
  readonly code: Code
  readonly own?: OwnCode
}

/** Where the lines of a step are going to stand. */
export interface Emission {
  readonly model: Model
  /** What statements go through: `db`, or `tx` inside a transaction. */
  readonly db: Code
  readonly queries: QueryFile
  /** Who is at work, for the events of what is written. */
  readonly user: Code
  /** The log of the request. */
  readonly log: Code
  /** The statement that says what a body gives: `return x`, `total = x`. */
  readonly give: (value: Code) => Code
  /** What of the request's own things the lines mention. */
  readonly needs: Set<'db' | 'reply'>
  /** Files of the flow beside its own. */
  readonly files: Map<string, FlowFile>
  /** A name for a variable that nobody drew. */
  readonly local: (wish: string) => Name
  readonly print: (formula: Formula) => Code
  readonly printTyped: (typed: TypedExpression) => Code
}

/** What the emitted function is given by name. */
function begunWith(starts: FlowStart): readonly string[] {
  if (starts.kind === 'call') return starts.inputs.map((input) => input.name)
  return starts.kind === 'event' ? ['row', 'before', 'changes'] : []
}

/** `drawn`: names that the flow has already. */
export function newEmission(
  model: Model,
  queries: QueryFile,
  drawn: ReadonlySet<string>,
  starts: FlowStart,
): Emission {
  const taken = new Set([...TAKEN, ...drawn, ...begunWith(starts)])
  const local = (wish: string): Name => {
    let free = wish
    for (let n = 2; taken.has(free) || isHelper(free); n += 1) free = `${wish}${n}`
    taken.add(free)
    return name(free)
  }
  return {
    files: new Map(),
    needs: queries.needs,
    local,
    model,
    db: code`db`,
    user: starts.kind === 'endpoint' ? code`request.user` : code`${local('user')}`,
    log: starts.kind === 'endpoint' ? code`request.log` : code`${local('log')}`,
    queries,
    give: (value) => code`return ${value}`,
    print: (formula) => printFormula(formula),
    printTyped: (typed) => printFormula({ typed }),
  }
}
