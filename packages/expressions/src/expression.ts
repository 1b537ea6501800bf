/** Where a piece stands in its text: offsets in UTF-16 units, `to` excluded. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Higher in a list binds tighter; `==` is exact equality, as TypeScript's `===`. */
export type BinaryOperator =
  | '??'
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  /** `row.members has user`: a list or a relation holds a value. */
  | 'has'
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'

/** `items.map(item => item.price)`: the only calls that stand behind a point take an arrow. */
export type ListMethod =
  | 'map'
  | 'filter'
  | 'find'
  | 'some'
  | 'every'
  | 'sortBy'
  | 'groupBy'
  | 'sumOf'

/** A formula as a tree, with the place of every piece. */
export type Expression =
  /** A number keeps the digits that were written, so that decimals stay exact. */
  | {
      readonly kind: 'literal'
      readonly value: LiteralValue
      readonly span: Span
    }
  /** `` `Hello ${user.name}` ``: texts and values in turn, a text first and last. */
  | {
      readonly kind: 'template'
      readonly texts: readonly string[]
      readonly values: readonly Expression[]
      readonly span: Span
    }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  /** `article.author.name`; with `optional` (`?.`), nothing where the object is nothing. */
  | {
      readonly kind: 'member'
      readonly object: Expression
      readonly name: string
      readonly optional: boolean
      readonly span: Span
    }
  /** `items[0]` */
  | {
      readonly kind: 'index'
      readonly object: Expression
      readonly index: Expression
      readonly span: Span
    }
  | {
      readonly kind: 'unary'
      readonly operator: '!' | '-'
      readonly operand: Expression
      readonly span: Span
    }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
      readonly span: Span
    }
  | {
      readonly kind: 'choice'
      readonly condition: Expression
      readonly then: Expression
      readonly otherwise: Expression
      readonly span: Span
    }
  /** A function of the list, by name: `slug(title)`. */
  | {
      readonly kind: 'call'
      readonly name: string
      readonly arguments: readonly Expression[]
      readonly span: Span
    }
  | {
      readonly kind: 'method'
      readonly object: Expression
      readonly method: ListMethod
      readonly parameter: string
      readonly body: Expression
      readonly span: Span
    }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[]; readonly span: Span }

export interface ObjectEntry {
  readonly name: string
  readonly value: Expression
  readonly span: Span
}

export type LiteralValue =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'number'; readonly digits: string }
  | { readonly type: 'text'; readonly value: string }
