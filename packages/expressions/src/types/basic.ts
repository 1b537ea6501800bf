import type { ObjectType, Type } from '../type.ts'

export const TEXT: Type = { kind: 'text' }
export const INTEGER: Type = { kind: 'integer' }
export const FLOAT: Type = { kind: 'float' }
export const BIGINT: Type = { kind: 'bigint' }
export const BOOLEAN: Type = { kind: 'boolean' }
export const DATE: Type = { kind: 'date' }
export const DATETIME: Type = { kind: 'datetime' }
export const UUID: Type = { kind: 'uuid' }
export const BYTES: Type = { kind: 'bytes' }
export const JSON_TYPE: Type = { kind: 'json' }
export const NULL: Type = { kind: 'null' }
export const UNKNOWN: Type = { kind: 'unknown' }

export const decimal = (scale?: number): Type =>
  scale === undefined ? { kind: 'decimal' } : { kind: 'decimal', scale }

export const list = (of: Type): Type => ({ kind: 'list', of })

/** The type, or nothing. */
export function nullable(type: Type): Type {
  if (type.kind === 'nullable' || type.kind === 'null' || type.kind === 'unknown') return type
  return { kind: 'nullable', of: type }
}

/** The type without nothing. */
export const present = (type: Type): Type => (type.kind === 'nullable' ? type.of : type)

export const mayBeNothing = (type: Type): boolean =>
  type.kind === 'nullable' || type.kind === 'null'

export const object = (members: Readonly<Record<string, Type>>): ObjectType => ({
  kind: 'object',
  members: new Map(Object.entries(members).map(([name, type]) => [name, { type }])),
})

export const isNumber = (type: Type): boolean =>
  type.kind === 'integer' ||
  type.kind === 'float' ||
  type.kind === 'bigint' ||
  type.kind === 'decimal'
