import type { Loss } from '../losses.ts'
import type { Column, ColumnDefault, Table } from '../schema.ts'

/** What becomes of the rows that a change hits. `conflicts`: it can't be made until they differ. */
export const OUTCOMES = ['keeps', 'changes', 'loses', 'conflicts'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What a change of a schema does to rows that are there. Names are those before it, texts are SQL. */
export interface Effect extends Pick<Loss, 'tableId' | 'columnId' | 'column'> {
  readonly table: Table
  readonly why: Loss['why'] | 'renamed' | 'converted' | 'notUnique'
  readonly outcome: Outcome
  /** Somebody has to agree to it before. */
  readonly isLoss: boolean
  /** The column before and after; of what goes or is new, one of them. */
  readonly from?: Column
  readonly to?: Column
  /** Which rows it hits; all of them where it says nothing. */
  readonly where?: string
  /** A value as it becomes, in the type that it has before. */
  readonly after?: string
  /** What rows get that have no value. */
  readonly fill?: ColumnDefault
  /** Of values that must differ and don't: in which columns, and the rows that come later. */
  readonly alike?: { readonly columns: readonly string[]; readonly later: string }
}
