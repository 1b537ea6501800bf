import type { ObjectType, Type } from '@drawbridge/expressions'
import type { Property } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import { itemsOf } from './place.ts'

const TEXT: Type = { kind: 'text' }
const UNKNOWN: Type = { kind: 'unknown' }

export const objectType = (members: Readonly<Record<string, Type>>): ObjectType => ({
  kind: 'object',
  members: new Map(Object.entries(members).map(([name, type]) => [name, { type }])),
})

/** The object that a list of properties describes. */
export function propertiesType(list: Json | undefined): ObjectType {
  const members = itemsOf(list).map((item) => {
    const property = item as unknown as Property
    const sure = property.required === true || property.default !== undefined
    return [property.name, { type: propertyType(property), optional: !sure }] as const
  })
  return { kind: 'object', members: new Map(members) }
}

export function propertyType(property: Property): Type {
  const type = plainType(property)
  return property.nullable === true ? { kind: 'nullable', of: type } : type
}

function plainType({ type, scale, values, properties, items }: Property): Type {
  switch (type) {
    case 'string':
      return TEXT
    case 'decimal':
      return { kind: 'decimal', scale: scale ?? 2 }
    case 'enum':
      return { kind: 'enum', values: values ?? [] }
    case 'object':
      return propertiesType(properties as unknown as Json)
    case 'list':
      return {
        kind: 'list',
        of: items ? propertyType(items) : UNKNOWN,
      }
    case 'file':
      return objectType({
        name: TEXT,
        type: TEXT,
        size: { kind: 'integer' },
        content: { kind: 'bytes' },
      })
    default:
      return { kind: type }
  }
}
