import type { ObjectType, Type } from './type.ts'

/** What an expression may name, and what rows lead to. */
export interface Scope {
  readonly names: ReadonlyMap<string, Type>
  /** Members of a row of a table, by node id: fields, and relations as `row` or a list of `row`. */
  row(table: string): ObjectType
  /** Names whose value changes: what a condition has told of them holds in no function. */
  readonly changing?: ReadonlySet<string>
  /** Paths (`article.author`) that a condition has found not to be nothing. Made by `narrow`. */
  readonly present?: ReadonlySet<string>
}
