import type { Expression, ObjectEntry, Span } from './expression.ts'
import type { Type } from './type.ts'

/** A formula of which every piece knows what it is. Only `check` makes one. */
export type TypedExpression = Typed<Expression> | Conversion

/** A whole number where an exact or a floating one is needed, or fewer decimals where more are. */
export interface Conversion {
  readonly kind: 'conversion'
  readonly operand: TypedExpression
  readonly type: Type
  readonly span: Span
}

export type TypedEntry = { readonly value: TypedExpression } & Omit<ObjectEntry, 'value'>

type Typed<Node> = Node extends Expression
  ? { readonly [Member in keyof Node]: TypedMember<Node[Member]> } & {
      readonly type: Type
      /** Of a name or a member: the literals that it is one of, where the conditions before have told. */
      readonly only?: ReadonlySet<string>
    }
  : never

type TypedMember<Value> = Value extends Expression
  ? TypedExpression
  : Value extends readonly Expression[]
    ? readonly TypedExpression[]
    : Value extends readonly ObjectEntry[]
      ? readonly TypedEntry[]
      : Value

/** One sort of piece: `TypedNode<'binary'>`. */
export type TypedNode<Kind extends TypedExpression['kind']> = Extract<
  TypedExpression,
  { readonly kind: Kind }
>
