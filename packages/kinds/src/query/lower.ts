import type { Span } from '@drawbridge/expressions'
import type { Model } from '../model.ts'
import { lowerCondition } from './lower-condition.ts'
import { isClock } from './lower-call.ts'
import { literalValue, lowerValue, refuse } from './lower-value.ts'
import { needsRow } from './mentions.ts'
import type { Lowering, Outer, OuterCondition, OuterValue, RowPath } from './outer.ts'
import { Unsuitable } from './unsuitable.ts'
import { mayBeNothing, sqlType } from './value-types.ts'

export interface QueryScope {
  readonly model: Model
  /** Names that are rows: `row` of the statement, `user` by key. */
  readonly rows: ReadonlyMap<string, RowPath>
  /** Further names of tables that the statement uses. */
  readonly taken?: readonly string[]
  /** Whether it is made of the rows and the clock alone: nothing is worked out before the query. */
  readonly isAlone?: boolean
  /** Whether the condition says who may do something. */
  readonly isRule?: boolean
}

export type Lowered<Tree> =
  | { readonly ok: true; readonly tree: Tree }
  | {
      readonly ok: false
      readonly problem: { readonly span: Span; readonly message: string; readonly cure?: string }
    }

/**
 * A checked yes-or-no formula as a condition of a query. What doesn't need a row of the query is a
 * parameter: its payload is that piece of the formula.
 */
export function conditionInQuery(formula: Outer, scope: QueryScope): Lowered<OuterCondition> {
  return attempt(() => loweringOf(scope).condition(formula))
}

/** A checked formula as a value in a query: what is selected, sorted or summed up. */
export function valueInQuery(formula: Outer, scope: QueryScope): Lowered<OuterValue> {
  return attempt(() => loweringOf(scope).value(formula))
}

/** What is worked out, or what in it no database can. */
export function attempt<Tree>(work: () => Tree): Lowered<Tree> {
  try {
    return { ok: true, tree: work() }
  } catch (error) {
    if (!(error instanceof Unsuitable)) throw error
    const { span, message, cure } = error
    return { ok: false, problem: { span, message, ...(cure !== undefined && { cure }) } }
  }
}

function loweringOf({
  model,
  rows,
  taken = [],
  isRule = false,
  isAlone = false,
}: QueryScope): Lowering {
  const names = [...rows.values()].flatMap((row) => (row.kind === 'bound' ? [row.as] : []))
  return within({ model, isRule, isAlone }, rows, new Set([...taken, ...names]))
}

function within(
  whole: Pick<Lowering, 'model' | 'isRule'> & Required<Pick<QueryScope, 'isAlone'>>,
  rows: ReadonlyMap<string, RowPath>,
  taken: ReadonlySet<string>,
): Lowering {
  const isOfQuery = (piece: Outer): boolean =>
    needsRow(piece, rows) || (whole.isAlone && isClock(piece))
  const other = (piece: Outer): OuterValue => (whole.isAlone ? refuse(piece) : parameter(piece))
  const lowering: Lowering = {
    ...whole,
    rows,
    taken,
    value: (piece) =>
      literalValue(piece) ?? (isOfQuery(piece) ? lowerValue(piece, lowering) : other(piece)),
    condition: (piece) => {
      if (piece.kind === 'literal' && piece.value.type === 'boolean')
        return { kind: 'constant', value: piece.value.value }
      return isOfQuery(piece)
        ? lowerCondition(piece, lowering)
        : { kind: 'holds', value: other(piece) }
    },
    of: (row) => within(whole, new Map([...rows, ['row', row]]), taken),
    inside: (row, name) =>
      within(
        whole,
        name === undefined ? rows : new Map([...rows, [name, row]]),
        new Set([...taken, row.as]),
      ),
  }
  return lowering
}

function parameter(piece: Outer): OuterValue {
  return {
    kind: 'parameter',
    value: piece,
    type: sqlType(piece),
    nullable: mayBeNothing(piece.type),
  }
}
