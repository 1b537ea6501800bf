import type { Expression } from '@drawbridge/expressions'
import type { Code } from '@drawbridge/source'
import type { Model } from '../../model.ts'
import type { RowAt } from '../../table/emit/rule-tests/place.ts'
import type { Fixed } from '../../table/emit/rule-tests/seed.ts'

/** A row that an endpoint looks for, by what its caller says. */
export interface Wanted {
  readonly row: RowAt
  /** What has to be decided before the row is made. */
  readonly before: readonly Code[]
  readonly fixed: readonly Fixed[]
}

/** Where an endpoint goes no further: with this status, where it is known which, if a condition holds. */
export interface Gate {
  readonly condition: Expression
  /** What the condition has to come to for the gate to be shut. */
  readonly shutBy: boolean
  readonly status: number | undefined
}

/** A change of a row that was looked for: it is made where the condition holds. */
export interface Change {
  readonly row: RowAt
  readonly condition: Expression | undefined
  /** The texts that its fields become; undefined where it is gone. */
  readonly becomes: Readonly<Record<string, string>> | undefined
}

/** Rows that an endpoint answers with. */
export interface Listed {
  readonly row: RowAt
  readonly condition: Expression
}

/** How the calls of an endpoint end, as far as its steps can be followed. */
export interface FirstRules {
  readonly rows: ReadonlyMap<string, RowAt>
  readonly wanted: readonly Wanted[]
  readonly gates: readonly Gate[]
  readonly changes: readonly Change[]
  readonly listed: readonly Listed[]
  /** What stands in the path, by the names of its parameters. */
  readonly params: ReadonlyMap<string, Code>
  /** Paths of the rows whose keys others ask for. */
  readonly keyed: ReadonlySet<string>
  /** Names of what is looked for and not there. */
  readonly missing: ReadonlySet<string>
  /** How a call ends whose row is not there, and how many gates it has passed by then. */
  readonly none: { readonly status: number; readonly after: number } | undefined
  /** The status of a call that no gate is shut to; undefined where nobody can tell. */
  readonly end: number | undefined
}

export interface Reading extends FirstRules {
  readonly model: Model
  /** Every name that was given in the flow. */
  readonly names: ReadonlySet<string>
  readonly rows: Map<string, RowAt>
  readonly wanted: Wanted[]
  readonly gates: Gate[]
  readonly changes: Change[]
  readonly listed: Listed[]
  readonly params: Map<string, Code>
  readonly keyed: Set<string>
  readonly missing: Set<string>
  /** What has to be so for a step to have changed something, by what it is called. */
  readonly counts: Map<string, Expression>
  none: { readonly status: number; readonly after: number } | undefined
  end: number | undefined
}
