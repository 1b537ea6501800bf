import type { Code } from '@drawbridge/source/pieces'
import type { TypedExpression, TypedNode } from '../typed-expression.ts'
import type { Piece } from './piece.ts'

/** The printer, as its parts see each other. */
export interface Writer {
  /** A piece as its value; nothing may be `undefined`. */
  value(typed: TypedExpression): Piece
  /** A piece as its value, with `null` for nothing. */
  settled(typed: TypedExpression): Piece
  /** An exact number as a `Big`. */
  exact(typed: TypedExpression): Code
  /** A large whole number as a `bigint`. */
  long(typed: TypedExpression): Piece
  name(name: string): Code
  /** Inside of an arrow. */
  within(parameter: string): Writer
  call(typed: TypedNode<'call'>): Called
}

/** What a function emits: its value, and its exact form where it has one. */
export interface Called {
  readonly value: Piece
  readonly exact?: Code
}
