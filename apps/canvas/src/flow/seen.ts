import { check, parse, type ObjectType, type Scope, type Type } from '@drawbridge/expressions'
import type { Step } from '@drawbridge/kinds/faces'
import type { Value } from './scopes.ts'

/** Something that formulas may name. */
export interface Named extends Value {
  /** The step whose value it is; null for what the flow begins with. */
  readonly step: Step | null
}

/** What formulas see from where they stand. */
export interface Seen {
  /** What a row of each table leads to. */
  readonly rows: ReadonlyMap<string, ObjectType>
  /** Whether this is all: else nobody is told that a name means nothing. */
  readonly isSure: boolean
  /** What they may name, the nearest last. */
  readonly named: readonly Named[]
  /** What is known not to be nothing there: `article.author`. */
  readonly present: ReadonlySet<string>
}

export const NOTHING_SEEN: Seen = {
  rows: new Map(),
  isSure: false,
  named: [],
  present: new Set(),
}

const NO_ROW: ObjectType = { kind: 'object', members: new Map() }

/** The same as the language wants it. */
export const scopeOf = ({ rows, named, present }: Seen): Scope => ({
  names: new Map(named.map(({ name, type }) => [name, type])),
  row: (table) => rows.get(table) ?? NO_ROW,
  present,
})

/** The same with one more name. */
export const withName = <Some extends Seen>(seen: Some, name: string, type: Type): Some =>
  name === '' ? seen : { ...seen, named: [...seen.named, { name, type, step: null }] }

/** What a formula gives; unknown where it is still wrong. */
export function typeIn(formula: string, seen: Seen): Type {
  const parsed = parse(formula)
  return parsed.ok ? check(parsed.expression, scopeOf(seen)).type : { kind: 'unknown' }
}
