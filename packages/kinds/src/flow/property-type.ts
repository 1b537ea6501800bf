import type { Member, ObjectType, Type } from '@drawbridge/expressions'
import type { ColumnType } from '@drawbridge/sql'
import type { Property } from './property.ts'

/** What a formula sees of a value from outside. */
export function typeOfProperty(property: Property): Type {
  const type = presentType(property)
  return property.nullable === true ? { kind: 'nullable', of: type } : type
}

/** The same of an input of a flow that is called: what may be left out may be nothing. */
export function typeOfInput(property: Property): Type {
  const type = typeOfProperty(property)
  return isOptional(property) && type.kind !== 'nullable' && type.kind !== 'json'
    ? { kind: 'nullable', of: type }
    : type
}

/** An object of these members; one that may be left out, without a default, may be absent. */
export function typeOfProperties(properties: readonly Property[]): ObjectType {
  return {
    kind: 'object',
    members: new Map(
      properties.map((property): [string, Member] => [
        property.name,
        {
          type: typeOfProperty(property),
          ...(isOptional(property) && { optional: true }),
        },
      ]),
    ),
  }
}

export function isOptional({ required, default: fallback }: Property): boolean {
  return required !== true && fallback === undefined
}

function presentType(property: Property): Type {
  switch (property.type) {
    case 'string':
      return { kind: 'text' }
    case 'decimal':
      return { kind: 'decimal', scale: property.scale ?? 2 }
    case 'enum':
      return { kind: 'enum', values: property.values ?? [] }
    case 'object':
      return typeOfProperties(property.properties ?? [])
    case 'list':
      return { kind: 'list', of: property.items ? typeOfProperty(property.items) : JSON_TYPE }
    case 'file':
      return FILE
    default:
      return { kind: property.type }
  }
}

/** What somebody sent, its content as bytes. */
const FILE: Type = {
  kind: 'object',
  members: new Map<string, Member>([
    ['name', { type: { kind: 'text' } }],
    ['type', { type: { kind: 'text' } }],
    ['size', { type: { kind: 'integer' } }],
    ['content', { type: { kind: 'bytes' } }],
  ]),
}

const JSON_TYPE: Type = { kind: 'json' }

/** The column that would hold such a value; undefined for what no column holds. */
export function columnTypeOf(property: Property): ColumnType | undefined {
  switch (property.type) {
    case 'string':
      return property.maxLength !== undefined && property.maxLength <= 16_000
        ? { type: 'string', length: property.maxLength }
        : { type: 'text' }
    case 'decimal':
      return { type: 'decimal', precision: 38, scale: property.scale ?? 2 }
    case 'enum':
      return { type: 'enum', values: property.values ?? [] }
    case 'bytes':
      return { type: 'bytes', length: property.maxLength ?? 1_000_000 }
    case 'object':
    case 'list':
    case 'file':
      return undefined
    default:
      return { type: property.type }
  }
}
