import type { ValueType } from './value-type.ts'

// A query as data. `P` is what a parameter stands for, which only whoever made the tree can say. No
// condition is ever NULL: what compares with nothing is false, and `==` knows nothing as a value.

/** A value in a row of a query. */
export type Value<P> =
  | {
      readonly kind: 'column'
      /** What the statement calls the table. */
      readonly of: string
      readonly name: string
      readonly type: ValueType
      readonly nullable: boolean
    }
  | {
      readonly kind: 'parameter'
      readonly value: P
      readonly type: ValueType
      readonly nullable: boolean
    }
  | {
      readonly kind: 'literal'
      readonly value: string | number | boolean
      readonly type: ValueType
    }
  | { readonly kind: 'null'; readonly type: ValueType }
  | {
      readonly kind: 'arithmetic'
      readonly operator: '+' | '-' | '*' | '/' | '%'
      readonly left: Value<P>
      readonly right: Value<P>
      readonly type: ValueType
    }
  | {
      readonly kind: 'call'
      readonly name: SqlFunction
      readonly arguments: readonly Value<P>[]
      readonly type: ValueType
    }
  /** The first that is something. */
  | { readonly kind: 'coalesce'; readonly values: readonly Value<P>[]; readonly type: ValueType }
  | {
      readonly kind: 'choice'
      readonly condition: Condition<P>
      readonly whenTrue: Value<P>
      readonly whenFalse: Value<P>
      readonly type: ValueType
    }
  /** A number as one of another type; a decimal as one of another scale. */
  | { readonly kind: 'cast'; readonly value: Value<P>; readonly type: ValueType }
  /** The one value of a select that gives at most one row. */
  | { readonly kind: 'select'; readonly select: Select<P>; readonly type: ValueType }
  | {
      readonly kind: 'aggregate'
      readonly of: Aggregate
      readonly value?: Value<P>
      readonly type: ValueType
    }
  /** One text of what several rows hold, in their order; nothing of no rows. */
  | {
      readonly kind: 'joined'
      readonly value: Value<P>
      readonly order: Value<P>
      /** What stands between two of them. */
      readonly between: string
      readonly type: ValueType
    }
  /** A condition as a value: true or false. */
  | { readonly kind: 'test'; readonly condition: Condition<P> }

/** `sum` of no rows is 0, the others of no rows are nothing. */
export type Aggregate = 'count' | 'countDistinct' | 'sum' | 'average' | 'min' | 'max'

/** Functions that mean the same in every database; the portability table writes each. */
export type SqlFunction =
  | 'lower'
  | 'upper'
  /** Characters of a text. */
  | 'length'
  | 'concat'
  | 'absolute'
  | 'dateOf'
  | 'yearOf'
  | 'monthOf'
  | 'dayOf'
  /** The moment, and the day in UTC, by the clock of the database. */
  | 'now'
  | 'today'

export type Condition<P> =
  | { readonly kind: 'constant'; readonly value: boolean }
  /** Equality that takes nothing for a value: nothing is equal to nothing alone. */
  | {
      readonly kind: 'equal'
      readonly left: Value<P>
      readonly right: Value<P>
      readonly negated?: true
    }
  | {
      readonly kind: 'compare'
      readonly operator: '<' | '<=' | '>' | '>='
      readonly left: Value<P>
      readonly right: Value<P>
    }
  /** Whether a value is one of several, none of which is nothing. */
  | { readonly kind: 'among'; readonly value: Value<P>; readonly values: readonly Value<P>[] }
  /** The same of a list that comes as one parameter. */
  | {
      readonly kind: 'amongList'
      readonly value: Value<P>
      readonly list: P
      readonly type: ValueType
    }
  | { readonly kind: 'contains'; readonly text: Value<P>; readonly part: Value<P> }
  | { readonly kind: 'startsWith'; readonly text: Value<P>; readonly part: Value<P> }
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition<P>[] }
  | { readonly kind: 'not'; readonly condition: Condition<P> }
  | { readonly kind: 'exists'; readonly select: Select<P> }
  /** A boolean value as a condition; nothing is false. */
  | { readonly kind: 'holds'; readonly value: Value<P> }

export interface Select<P> {
  /** Empty where it is only asked whether there is a row. */
  readonly values: readonly { readonly value: Value<P>; readonly as?: string }[]
  readonly from: Source
  readonly joins?: readonly Join<P>[]
  readonly where?: Condition<P>
  readonly groupBy?: readonly Value<P>[]
  readonly order?: readonly Order<P>[]
  readonly limit?: Value<P>
  readonly offset?: Value<P>
}

/** A table, and what the statement calls it where that is another name. */
export interface Source {
  readonly table: string
  readonly as?: string
}

export interface Join<P> extends Source {
  /** What is joined of the table, where that is not all of it. */
  readonly found?: Select<P>
  /** With `outer`, rows without a match stay, and all of the joined table is nothing. */
  readonly outer?: true
  readonly on: Condition<P>
}

/** Nothing comes first, and last where the order is turned round. */
export interface Order<P> {
  readonly value: Value<P>
  readonly descending?: true
}
