import type { Column } from './columns.ts'
import type { Param } from './values.ts'

export const OPERATORS = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'contains',
  'startsWith',
  'isNull',
] as const
export type Operator = (typeof OPERATORS)[number] | 'isNotNull'

export interface Filter {
  readonly column: Column
  readonly operator: Operator
  /** None for `isNull` and `isNotNull`, several for `in`, else one. */
  readonly values: readonly Param[]
}

export interface SortKey {
  readonly name: string
  readonly column: Column
  readonly descending: boolean
}

/** What a caller asks of a row, or of every row of a list. */
export interface RowQuery<Include extends string> {
  readonly include: readonly Include[]
  readonly fields: readonly string[] | undefined
}

export interface ListQuery<Include extends string = string> extends RowQuery<Include> {
  readonly limit: number
  readonly offset: number
  readonly filters: readonly Filter[]
  /** Words that a row has to have, where they are asked for. */
  readonly search: readonly string[]
  /** Ends in the key, so that no two rows stand in the same place. */
  readonly sort: readonly SortKey[]
  /** The values of the sort keys in the last row of the page before this one. */
  readonly after: readonly Param[] | undefined
  readonly count: boolean
}
