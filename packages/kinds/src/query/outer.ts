import type { TypedExpression } from '@drawbridge/expressions'
import type { Condition, Join, Select, Source, Value } from '@drawbridge/sql'
import type { ColumnModel, Model, TableModel } from '../model.ts'

/** What a parameter of a query stands for: a formula that is computed before the statement runs. */
export type Outer = TypedExpression

export type OuterValue = Value<Outer>
export type OuterCondition = Condition<Outer>
export type OuterSelect = Select<Outer>

/** A row that a statement has under a name. */
export interface BoundRow {
  readonly kind: 'bound'
  readonly table: TableModel
  /** What the statement calls it. */
  readonly as: string
}

/** A row that a formula leads to. */
export type RowPath =
  | BoundRow
  /** Known by its key alone: whoever calls. */
  | { readonly kind: 'keyed'; readonly table: TableModel; readonly key: OuterValue }
  /** The one that a row points at. */
  | {
      readonly kind: 'toOne'
      readonly table: TableModel
      readonly from: RowPath
      readonly column: ColumnModel
    }
  /** The one that points at a row. */
  | {
      readonly kind: 'inverse'
      readonly table: TableModel
      readonly from: RowPath
      readonly column: string
    }

/** Rows that a formula leads to, as the FROM and WHERE of a select. */
export interface RowList {
  readonly table: TableModel
  readonly from: Source
  readonly joins: readonly Join<Outer>[]
  readonly where: readonly OuterCondition[]
  /** Key of a row in the list. */
  readonly key: OuterValue
  /** The row itself; absent where only its key is at hand. */
  readonly row?: BoundRow
}

/** What names stand for where a piece of a formula is turned into SQL. */
export interface Lowering {
  readonly model: Model
  /** Names that are rows of the statement, or whoever calls. */
  readonly rows: ReadonlyMap<string, RowPath>
  /** Whether it says who may: then nothing is true of a row that leads to a deleted one, its contrary neither. */
  readonly isRule: boolean
  /** Names of tables that the statement uses already. */
  readonly taken: ReadonlySet<string>
  value(piece: Outer): OuterValue
  condition(piece: Outer): OuterCondition
  /** For a formula that another table's row is the row of. */
  of(row: RowPath): Lowering
  /** The same within a select that has this row, under this name where the formula names it. */
  inside(row: BoundRow, name?: string): Lowering
}
