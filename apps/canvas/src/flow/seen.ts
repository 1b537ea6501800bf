import type { Scope, Type } from '@drawbridge/expressions'
import type { Step } from '@drawbridge/kinds/faces'
import type { Manifest } from '@drawbridge/manifest'
import { rowOf } from './row-types.ts'

/** Something that formulas may name, and what it is. */
export interface Named {
  readonly name: string
  readonly type: Type
  /** The step whose value it is; null for what the flow begins with. */
  readonly step: Step | null
}

/** What formulas see from where they stand. */
export interface Seen {
  readonly manifest: Manifest
  /** What they may name, the nearest last. */
  readonly named: readonly Named[]
  /** What is known not to be nothing there: `article.author`. */
  readonly present: ReadonlySet<string>
}

/** The same as the language wants it. */
export const scopeOf = ({ manifest, named, present }: Seen): Scope => ({
  names: new Map(named.map(({ name, type }) => [name, type])),
  row: (table) => rowOf(manifest, table),
  present,
})

/** The same with one more name. */
export function withName<Some extends Seen>(seen: Some, one: Named): Some {
  return one.name === '' ? seen : { ...seen, named: [...seen.named, one] }
}
