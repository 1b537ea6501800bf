import { isObject, type Json, type JsonObject } from '@drawbridge/manifest'

export type Schemas = ReadonlyMap<string, JsonObject>

/** The name that a reference leads to: `#/components/schemas/Book` → `Book`. */
export function referredTo(schema: Json | undefined): string | undefined {
  if (!isObject(schema)) return undefined
  const { $ref, allOf } = schema
  // How a reference was described, before it could be described beside it.
  if (Array.isArray(allOf) && allOf.length === 1) return referredTo(allOf[0])
  return typeof $ref === 'string' ? $ref.split('/').at(-1) : undefined
}

interface Shape {
  readonly properties: ReadonlyMap<string, JsonObject>
  readonly required: ReadonlySet<string>
}

/** Properties of an object, of all that it is put together from: each once, whatever leads to it again. */
export function shapeOf(schema: JsonObject, schemas: Schemas, met = new Set<JsonObject>()): Shape {
  met.add(schema)
  const { properties, required, allOf } = schema
  const parts = Array.isArray(allOf) ? allOf.slice(0, MOST_PARTS) : []
  const shapes = parts.flatMap((part) => {
    const named = referredTo(part)
    const meant = named === undefined ? part : schemas.get(named)
    const isNew = isObject(meant) && !met.has(meant) && met.size < MOST_PARTS
    return isNew ? [shapeOf(meant, schemas, met)] : []
  })
  const own = isObject(properties) ? Object.entries(properties) : []
  return {
    properties: new Map([
      ...shapes.flatMap((shape) => [...shape.properties]),
      ...own.flatMap(([name, value]) => (isObject(value) ? [[name, value] as const] : [])),
    ]),
    required: new Set([
      ...shapes.flatMap((shape) => [...shape.required]),
      ...(Array.isArray(required) ? required.map(String) : []),
    ]),
  }
}

/** Of one object, however they lead on to each other. */
const MOST_PARTS = 40

/** The type beside `null`, and whether `null` is one of them. */
export function typeOf({ type, nullable }: JsonObject): {
  readonly type: string
  readonly isNullable: boolean
} {
  const types = [type].flat().map(String)
  const [first = 'string'] = types.filter((one) => one !== 'null' && one !== 'undefined')
  return { type: first, isNullable: nullable === true || types.includes('null') }
}

/** Type and limits of a field, as the settings of a table have them. */
export function settingsOf(schema: JsonObject): JsonObject {
  const { enum: choices, format, maxLength, minLength, minimum, maximum } = schema
  const { type } = typeOf(schema)
  const numbers = { ...numberAt('minimum', minimum), ...numberAt('maximum', maximum) }
  if (Array.isArray(choices) && choices.every((one) => typeof one === 'string'))
    return { type: 'enum', values: choices }
  switch (type) {
    case 'boolean':
      return { type }
    case 'integer':
      return { type, ...numbers }
    case 'number':
      return { type: 'float', ...numbers }
    case 'array':
    case 'object':
      return { type: 'json' }
    default: {
      const other = FORMATS[String(format)]
      if (other !== undefined) return { ...other }
      const length = typeof maxLength === 'number' && maxLength <= LONGEST_STRING
      return {
        type: typeof maxLength === 'number' && !length ? 'text' : 'string',
        ...(length && { length: maxLength }),
        ...(typeof minLength === 'number' && minLength > 0 && { minLength }),
        ...(MARKS.has(String(format)) && { format: format === 'uri' ? 'url' : 'email' }),
      }
    }
  }
}

/** Longer texts have no column of a fixed length. */
const LONGEST_STRING = 4_000
const MARKS: ReadonlySet<string> = new Set(['email', 'uri'])
const FORMATS: Readonly<Record<string, JsonObject>> = {
  date: { type: 'date' },
  'date-time': { type: 'datetime' },
  uuid: { type: 'uuid' },
  decimal: { type: 'decimal', precision: 12, scale: 2 },
  byte: { type: 'bytes' },
  binary: { type: 'bytes' },
}

const numberAt = (name: string, value: Json | undefined): JsonObject =>
  typeof value === 'number' ? { [name]: value } : {}
