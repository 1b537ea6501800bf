/**
 * What a value is, as docs/values.md has it. In TypeScript a bigint, decimal, date, datetime, uuid and bytes are
 * text of their own form; the type keeps them apart, so that `price * quantity` is exact.
 */
export type Type =
  | { readonly kind: 'text' }
  /** Whole numbers that JavaScript holds exactly. */
  | { readonly kind: 'integer' }
  | { readonly kind: 'float' }
  | { readonly kind: 'bigint' }
  /** Digits after the point, where it is known. */
  | { readonly kind: 'decimal'; readonly scale?: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'date' }
  | { readonly kind: 'datetime' }
  | { readonly kind: 'uuid' }
  | { readonly kind: 'bytes' }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  /** Anything JSON; it has to be validated before a member of it is used. */
  | { readonly kind: 'json' }
  | { readonly kind: 'null' }
  | { readonly kind: 'nullable'; readonly of: Type }
  | { readonly kind: 'list'; readonly of: Type }
  | ObjectType
  /**
   * A row inside a query, whose members lead on through relations: there it becomes SQL. Rows that
   * have been fetched are objects.
   */
  | { readonly kind: 'row'; readonly table: string }
  /** Has been reported; agrees with everything, so that one mistake is told once. */
  | { readonly kind: 'unknown' }

export interface ObjectType {
  readonly kind: 'object'
  readonly members: ReadonlyMap<string, Member>
  /** The emitted TypeScript type that has this shape, where there is one: `Task`. */
  readonly name?: string
}

export interface Member {
  readonly type: Type
  /** May be absent from the object: reading it gives nothing. */
  readonly optional?: boolean
}
