import type { Code } from '@drawbridge/source/pieces'
import type { Type } from '../type.ts'
import type { TypedExpression } from '../typed-expression.ts'
import type { Family } from './families.ts'

export const GROUPS = ['text', 'numbers', 'dates', 'lists', 'objects', 'ids'] as const
export type Group = (typeof GROUPS)[number]

/** A function of the language: all that is known of it, in one place. */
export interface FunctionDefinition {
  readonly name: string
  readonly group: Group
  readonly parameters: readonly Parameter[]
  readonly result: Type | ((types: readonly Type[], values: readonly TypedExpression[]) => Type)
  /** One sentence. */
  readonly summary: string
  readonly examples: readonly Example[]
  /** The TypeScript that computes it. */
  readonly emit: (values: Arguments, result: Type) => Code | Emitted
  /** How tightly what it emits binds, where that is not a call. */
  readonly level?: number
  /** What it emits is `undefined` for nothing. */
  readonly missing?: true
  /** What is wrong with these arguments together. */
  readonly refuse?: (
    types: readonly Type[],
    values: readonly TypedExpression[],
  ) => string | undefined
  /** All arguments are brought to one type: `min(1, price)`. */
  readonly together?: true
  /** It rounds: its first argument may be a quotient of exact numbers, and nothing for `x / 0`. */
  readonly rounds?: true
}

export interface Parameter {
  readonly name: string
  readonly type: Type | Family
  readonly optional?: true
  /** As many more of them as somebody writes. The last parameter alone. */
  readonly rest?: true
  /** It stands in the formula as it is, for the type of the result depends on it. */
  readonly fixed?: true
  /** What is wrong with a value that stands in the formula as it is. */
  readonly check?: (value: string) => string | undefined
}

/** As many as were written; the check has counted them. */
export interface Arguments {
  /** Of a parameter that has to be there. */
  at(position: number): Argument
  /** Of one that may be left out. */
  maybe(position: number): Argument | undefined
  readonly all: readonly Argument[]
}

/** What an example gives, as JSON. Each is a test. */
export interface Example {
  readonly expression: string
  readonly gives: unknown
}

/** A value that is handed to a function, printed in the ways that an emitter may need. */
export interface Argument {
  readonly type: Type
  /** Between commas. */
  readonly code: Code
  /** Before a point. */
  readonly object: Code
  /** Beside `*`. */
  readonly factor: Code
  /** As a `Big` or `BigInt`: a number that is text in TypeScript. Before a point. */
  readonly exact: Code
  /** Both sides of an operator, each between commas. */
  readonly sides: readonly Code[]
  readonly typed: TypedExpression
}

/** An exact number in two forms: `price.toFixed(2)` at the end, `price` within a longer sum. */
export interface Emitted {
  readonly value: Code
  readonly exact: Code
}
