import type { Pieces } from './pieces.ts'
import type { SqlFunction } from './tree.ts'
import type { ValueType } from './value-type.ts'

/** How a database writes what queries say differently; the printer asks, it never branches. */
export interface QueryForms {
  /** Around a parameter to which nothing beside it gives a type. */
  parameter(type: ValueType): readonly [before: string, after: string]
  /** Whether two values are the same, where both may be nothing. */
  same<P>(left: Pieces<P>, right: Pieces<P>): Pieces<P>
  different<P>(left: Pieces<P>, right: Pieces<P>): Pieces<P>
  /** Where in a text, from 1, a part begins; 0 where it doesn't stand in it. Capitals count. */
  position<P>(text: Pieces<P>, part: Pieces<P>): Pieces<P>
  /** A number as one of another type. */
  cast<P>(value: Pieces<P>, from: ValueType, to: ValueType): Pieces<P>
  /** A sum as a value of its type, which some databases widen. */
  total<P>(sum: Pieces<P>, type: ValueType): Pieces<P>
  /** The sum of nothing, with as many decimals as any other. */
  zero(type: ValueType): string
  /** One text of what several rows hold; `between` is a literal. */
  joined<P>(value: Pieces<P>, order: Pieces<P>, between: string): Pieces<P>
  call<P>(name: SqlFunction, texts: readonly Pieces<P>[]): Pieces<P>
  /** Whether nothing comes first in an ascending order by itself. */
  readonly nullsFirst: boolean
  /** What LIMIT says where there is only an OFFSET. */
  readonly noLimit: string
}
