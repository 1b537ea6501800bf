import { isObject, type JsonObject } from '@drawbridge/manifest'
import type { Found, FoundField, FoundReference, FoundTable, Left } from '../found.ts'
import type { Passage } from '../passage.ts'
import { referredTo, settingsOf, shapeOf, typeOf, type Schemas } from './schema.ts'
import { Source } from './source.ts'

/** Where versions 3 and 2 have their schemas. */
const PLACES = [['components', 'schemas'], ['definitions']] as const

/** What is sent about a thing, and is no thing of its own: `BookInput`, `NewBook`, `BookPage`. */
const ABOUT =
  /^(?:new|create|update|patch|paginated)(?=[A-Z_])|(?:_?(?:input|request|response|create|update|patch|changes|list|page|collection|dto|ref|summary))$/i
/** What is said where something is wrong, or of where one is in a list. */
const ENVELOPE =
  /(?:error|problem|fault|exception|pagination|meta|links?|health|token|credentials)s?$/i

/** Whether a text looks like one, from its beginning. */
export const isOpenApi = (text: string): boolean =>
  /^\s*(?:\{\s*)?["']?(?:openapi|swagger)["']?\s*:\s*["']?\d/.test(text)

/** Reads the things that an OpenAPI document speaks of as tables. Never throws. */
export function readOpenApi(text: string): Found {
  const source = new Source(text)
  if (source.fault) return { tables: [], left: [source.fault] }
  if (source.at(['openapi']) === undefined && source.at(['swagger']) === undefined)
    return { tables: [], left: [{ says: NONE, passage: source.whole }] }
  const sourced = new Map(PLACES.flatMap((path) => [...source.membersAt(path)]))
  const schemas: Schemas = new Map(
    [...sourced].flatMap(([name, { value }]) => (isObject(value) ? [[name, value] as const] : [])),
  )
  const things = new Set([...schemas.keys()].filter((name) => isThing(name, schemas)))
  const left: Left[] = []
  const tables: FoundTable[] = []
  for (const [name, { passage }] of sourced) {
    const schema = schemas.get(name)
    if (schema === undefined) continue
    if (things.has(name)) tables.push(...tablesOf(name, schema, passage, { schemas, things }))
    else if (!isPlain(schema)) left.push({ says: whyLeft(name, things), passage, isFine: true })
  }
  if (tables.length === 0) left.push({ says: EMPTY, passage: source.whole })
  return { tables, left }
}

const NONE =
  'JSON and YAML are read where they are an OpenAPI document: this one has no “openapi” at its top.'
const EMPTY =
  'It describes no object with fields under components/schemas, so there is nothing to draw.'

interface Known {
  readonly schemas: Schemas
  readonly things: ReadonlySet<string>
}

function isThing(name: string, schemas: Schemas): boolean {
  const schema = schemas.get(name)
  if (schema === undefined || ENVELOPE.test(name)) return false
  if (shapeOf(schema, schemas).properties.size === 0) return false
  const base = name.replace(ABOUT, '')
  return base === name || !schemas.has(base)
}

/** A text with choices, say: it is a type of fields. */
const isPlain = (schema: JsonObject): boolean =>
  'enum' in schema || !('properties' in schema || 'allOf' in schema)

function whyLeft(name: string, things: ReadonlySet<string>): string {
  const base = name.replace(ABOUT, '')
  return base !== name && things.has(base)
    ? `“${name.slice(0, 60)}” is how ${base.slice(0, 60)} is sent, and no table of its own.`
    : `“${name.slice(0, 60)}” is no row of anything, so it is not drawn.`
}

/** The table of a thing, and those that join it to things of which it has many. */
function tablesOf(
  name: string,
  schema: JsonObject,
  passage: Passage,
  known: Known,
): readonly FoundTable[] {
  const { properties, required } = shapeOf(schema, known.schemas)
  const fields: FoundField[] = []
  const references: FoundReference[] = []
  const joins: FoundTable[] = []
  for (const [property, given] of properties) {
    const isRequired = required.has(property) && !typeOf(given).isNullable
    const one = thingOf(given, known)
    const many = isObject(given['items']) ? thingOf(given['items'], known) : undefined
    if (one !== undefined) {
      const column = `${property}_id`
      fields.push({ ...keyField(column, one, known), isRequired })
      references.push({ fields: [column], table: one, passage })
    } else if (many !== undefined) {
      // Of two that have many of each other, the join is drawn from the first by name.
      const isDrawnThere = leadsTo(many, name, known) || (many < name && lists(many, name, known))
      if (!isDrawnThere) joins.push(joinTable(name, property, many, passage, known))
    } else fields.push(fieldOf(property, meantBy(given, known), isRequired))
  }
  const { description } = schema
  const table: FoundTable = {
    name,
    passage,
    ...(typeof description === 'string' && { description: description.slice(0, 400) }),
    fields,
    key: properties.has('id') ? ['id'] : [],
    references,
    indexes: [],
    says: [],
  }
  return [table, ...joins]
}

function thingOf(schema: JsonObject, { things }: Known): string | undefined {
  const name = referredTo(schema)
  return name !== undefined && things.has(name) ? name : undefined
}

/** A reference to a type of fields is that type. */
function meantBy(schema: JsonObject, { schemas }: Known): JsonObject {
  const name = referredTo(schema)
  return (name === undefined ? undefined : schemas.get(name)) ?? schema
}

function leadsTo(from: string, to: string, known: Known): boolean {
  const schema = known.schemas.get(from)
  const { properties } = shapeOf(schema ?? {}, known.schemas)
  const own = `${to}id`.toLowerCase()
  return [...properties].some(
    ([property, given]) =>
      thingOf(given, known) === to || property.replaceAll('_', '').toLowerCase() === own,
  )
}

/** Joins a thing to the many that one of its properties lists, which it is called after. */
function joinTable(
  name: string,
  property: string,
  many: string,
  passage: Passage,
  known: Known,
): FoundTable {
  const sides = [
    { thing: name, column: `${name}_id` },
    { thing: many, column: `${property}_id` },
  ]
  return {
    name: `${name}_${property}`,
    passage,
    fields: sides.map(({ thing, column }) => ({
      ...keyField(column, thing, known),
      isRequired: true,
    })),
    key: sides.map(({ column }) => column),
    references: sides.map(({ thing, column }) => ({ fields: [column], table: thing, passage })),
    indexes: [],
    says: [],
  }
}

function lists(from: string, to: string, known: Known): boolean {
  const { properties } = shapeOf(known.schemas.get(from) ?? {}, known.schemas)
  return [...properties.values()].some(
    ({ items }) => isObject(items) && thingOf(items, known) === to,
  )
}

/** A field that holds the key of a row of a thing. */
function keyField(name: string, thing: string, { schemas }: Known): FoundField {
  const { properties } = shapeOf(schemas.get(thing) ?? {}, schemas)
  const isUuid = properties.get('id')?.['format'] === 'uuid'
  return fieldOf(name, isUuid ? { format: 'uuid' } : { type: 'integer' }, false)
}

function fieldOf(name: string, schema: JsonObject, isRequired: boolean): FoundField {
  const settings = settingsOf(schema)
  const { description, default: fallback } = schema
  const isKept =
    ['string', 'number', 'boolean'].includes(typeof fallback) && settings['type'] !== 'json'
  return {
    name,
    settings: {
      ...settings,
      ...(typeof description === 'string' && { description: description.slice(0, 400) }),
      ...(isKept && fallback !== undefined && { default: { kind: 'literal', value: fallback } }),
    },
    isRequired,
    isUnique: false,
    isCounted: name === 'id' && settings['type'] === 'integer',
  }
}
