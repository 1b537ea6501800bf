/** A value that comes from outside and is checked before a flow begins: of a body, a path, a query. */
export interface Property {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly type: PropertyType
  /** Absent is refused, unless there is a default. */
  readonly required?: boolean
  /** `null` is a value of it. */
  readonly nullable?: boolean
  readonly default?: string | number | boolean
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly format?: 'email' | 'url'
  /** Digits after the point of a decimal. */
  readonly scale?: number
  /** The choices of an enum. */
  readonly values?: readonly string[]
  /** The members of an object. */
  readonly properties?: readonly Property[]
  /** What a list holds; its name is not used. */
  readonly items?: Property
  readonly minItems?: number
  readonly maxItems?: number
}

export type PropertyType =
  | 'string'
  | 'integer'
  | 'float'
  | 'bigint'
  | 'decimal'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'uuid'
  | 'bytes'
  | 'enum'
  | 'json'
  | 'object'
  | 'list'
  /** A part of a multipart body. */
  | 'file'
