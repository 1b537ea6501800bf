import { Type } from 'typebox'
import type { Property, PropertyType } from './property.ts'

export const PROPERTY_TYPES = [
  'string',
  'integer',
  'float',
  'bigint',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'uuid',
  'bytes',
  'enum',
  'json',
  'object',
  'list',
  'file',
] as const satisfies readonly PropertyType[]

/** Stands where a property does: properties hold properties, which a plain schema can't say of itself. */
export const PropertySchema = Type.Unsafe<Property>({
  type: 'object',
  title: 'Property',
  format: 'property',
})

export const Properties = (title: string, description?: string) =>
  Type.Array(PropertySchema, {
    title,
    maxItems: 100,
    ...(description !== undefined && { description }),
  })

export const Id = Type.String({
  title: 'Id',
  pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$',
  description: 'an id: up to 64 letters, digits, hyphens and underscores, a letter first',
})

/** What a property is made of, its own members apart. */
export const PropertyShape = Type.Object(
  {
    id: Id,
    name: Type.String({ title: 'Name', minLength: 1, maxLength: 80 }),
    type: Type.Enum(PROPERTY_TYPES, { title: 'Type' }),
    description: Type.Optional(Type.String({ title: 'Description', maxLength: 500 })),
    required: Type.Optional(
      Type.Boolean({
        title: 'Required',
        description: 'Refused where it is absent.',
        default: false,
      }),
    ),
    nullable: Type.Optional(
      Type.Boolean({ title: 'May be null', description: 'null is a value of it.', default: false }),
    ),
    default: Type.Optional(
      Type.Union([Type.String({ maxLength: 1000 }), Type.Number(), Type.Boolean()], {
        title: 'Where it is absent',
      }),
    ),
    minLength: Type.Optional(Type.Integer({ title: 'Shortest', minimum: 0, maximum: 1_000_000 })),
    maxLength: Type.Optional(Type.Integer({ title: 'Longest', minimum: 1, maximum: 1_000_000 })),
    minimum: Type.Optional(Type.Number({ title: 'Smallest' })),
    maximum: Type.Optional(Type.Number({ title: 'Greatest' })),
    pattern: Type.Optional(Type.String({ title: 'Pattern', maxLength: 500 })),
    format: Type.Optional(Type.Enum(['email', 'url'] as const, { title: 'Format' })),
    scale: Type.Optional(Type.Integer({ title: 'Decimals', minimum: 0, maximum: 18, default: 2 })),
    values: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { title: 'Choices', maxItems: 100 }),
    ),
    properties: Type.Optional(Properties('Members')),
    items: Type.Optional(PropertySchema),
    minItems: Type.Optional(Type.Integer({ title: 'Fewest', minimum: 0, maximum: 10_000 })),
    maxItems: Type.Optional(Type.Integer({ title: 'Most', minimum: 1, maximum: 10_000 })),
  },
  { title: 'Property', additionalProperties: false },
)
