import type { Property, PropertyType } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'
import { itemsOf } from '../../flow/place.ts'

/** Types of values from outside, in the words of the screen. */
export const PROPERTY_WORDS: readonly (readonly [PropertyType, string])[] = [
  ['string', 'text'],
  ['integer', 'whole number'],
  ['float', 'number'],
  ['decimal', 'exact number'],
  ['bigint', 'large number'],
  ['boolean', 'yes or no'],
  ['date', 'date'],
  ['datetime', 'date and time'],
  ['uuid', 'UUID'],
  ['enum', 'choice'],
  ['object', 'object'],
  ['list', 'list'],
  ['json', 'anything (JSON)'],
  ['bytes', 'bytes'],
  ['file', 'file'],
]

/** Limits that a type may have, and what they are called. */
export const LIMITS: Readonly<
  Partial<Record<PropertyType, readonly (readonly [keyof Property, string])[]>>
> = {
  string: [
    ['minLength', 'Shortest'],
    ['maxLength', 'Longest'],
  ],
  integer: [
    ['minimum', 'Smallest'],
    ['maximum', 'Greatest'],
  ],
  float: [
    ['minimum', 'Smallest'],
    ['maximum', 'Greatest'],
  ],
  decimal: [['scale', 'Decimals']],
  list: [
    ['minItems', 'Fewest'],
    ['maxItems', 'Most'],
  ],
}

export const propertiesOf = (value: Json | undefined): readonly Property[] =>
  itemsOf(value) as unknown as readonly Property[]

/** A property of another type keeps what both types know, and no more. */
export function retyped(property: Property, type: PropertyType): Property {
  const { id, name, description, required, nullable } = property
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    type,
    ...(required !== undefined && { required }),
    ...(nullable !== undefined && { nullable }),
    ...(type === 'enum' && { values: property.values ?? ['first', 'second'] }),
    ...(type === 'object' && { properties: property.properties ?? [] }),
    ...(type === 'list' && {
      items: property.items ?? { id: `${id}_item`, name: 'item', type: 'string' },
    }),
  }
}
