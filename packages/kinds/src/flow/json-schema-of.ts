import type { Type } from '@drawbridge/expressions'
import type { ColumnType } from '@drawbridge/sql'
import type { ColumnModel } from '../model.ts'
import { inputSchema, type JsonSchema } from '../table/emit/json-schema.ts'
import type { Property } from './property.ts'
import { columnTypeOf } from './property-type.ts'

/** Whether what was not asked for is refused, or there and of no interest. */
export type Others = 'refused' | 'ignored'

/** What a caller may send where this property is asked for, with every limit that was drawn. */
export function propertySchema(property: Property, others: Others = 'refused'): JsonSchema {
  const { description, default: fallback } = property
  return {
    ...(description !== undefined && { description }),
    ...contentSchema(property, others),
    ...(fallback !== undefined && { default: fallback }),
  }
}

/** An object of these members. */
export function propertiesSchema(
  properties: readonly Property[],
  others: Others = 'refused',
): JsonSchema {
  const required = properties.filter((one) => one.required === true).map(({ name }) => name)
  return {
    type: 'object',
    properties: Object.fromEntries(
      properties.map((one) => [one.name, propertySchema(one, others)]),
    ),
    ...(required.length > 0 && { required }),
    ...(others === 'refused' && { additionalProperties: false }),
  }
}

function contentSchema(property: Property, others: Others): JsonSchema {
  const { type, properties = [], items, minItems, maxItems } = property
  const orNull = (name: string) => (property.nullable === true ? [name, 'null'] : name)
  if (type === 'object') return { ...propertiesSchema(properties, others), type: orNull('object') }
  if (type === 'list')
    return {
      type: orNull('array'),
      items: items ? propertySchema(items, others) : {},
      minItems,
      maxItems: maxItems ?? 1000,
    }
  if (type === 'file') return fileSchema(property)
  const column = columnTypeOf(property)
  if (column === undefined) return {}
  const schema = inputSchema({
    ...PLAIN,
    type: column,
    nullable: property.nullable === true,
    settings: fieldOf(property),
  })
  return { ...schema, ...spellingOf(column) }
}

/** So that formulas compare what callers send as they compare what is stored, as one text. */
function spellingOf(column: ColumnType): JsonSchema {
  switch (column.type) {
    case 'datetime':
      return { utc: true }
    case 'bigint':
      return { digits: true }
    case 'decimal':
      return { scale: column.scale }
    default:
      return {}
  }
}

/** A file of a form; its choices are the types that it may have. */
function fileSchema({ values = [], minLength, maxLength }: Property): JsonSchema {
  return {
    type: 'object',
    properties: {
      name: { type: 'string', maxLength: 255 },
      type: { type: 'string', ...(values.length > 0 && { enum: [...values] }) },
      size: { type: 'integer', minimum: minLength ?? 1, maximum: maxLength ?? LARGEST_FILE },
      content: { type: 'string' },
    },
    required: ['name', 'type', 'size', 'content'],
    additionalProperties: false,
  }
}

/** Bytes, unless something else was drawn. */
export const LARGEST_FILE = 1_000_000

const PLAIN: Pick<ColumnModel, 'role'> = { role: 'field' }

/** The limits of a property as those of a field, whose meaning they share. */
function fieldOf(property: Property): NonNullable<ColumnModel['settings']> {
  const { id, name, minLength, maxLength, minimum, maximum, pattern, format } = property
  const type = property.type === 'string' ? 'string' : 'text'
  return {
    id,
    name,
    type,
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(pattern !== undefined && { pattern }),
    ...(format !== undefined && { format }),
  }
}

/** What leaves the server: types alone, which is what serialising goes by. */
export function answerSchema(type: Type): JsonSchema {
  switch (type.kind) {
    case 'integer':
      return { type: 'integer' }
    case 'float':
      return { type: 'number' }
    case 'boolean':
      return { type: 'boolean' }
    case 'null':
      return { type: 'null' }
    case 'json':
    case 'unknown':
    case 'row':
      return {}
    case 'nullable': {
      const inner = answerSchema(type.of)
      return typeof inner['type'] === 'string' ? { ...inner, type: [inner['type'], 'null'] } : inner
    }
    case 'list':
      return { type: 'array', items: answerSchema(type.of) }
    case 'object': {
      const members = [...type.members]
      const required = members.filter(([, one]) => one.optional !== true).map(([name]) => name)
      return {
        type: 'object',
        properties: Object.fromEntries(
          members.map(([name, one]) => [name, answerSchema(one.type)]),
        ),
        ...(required.length > 0 && { required }),
      }
    }
    default:
      return { type: 'string' }
  }
}
