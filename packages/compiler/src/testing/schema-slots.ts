import type { Json, JsonObject } from '@drawbridge/manifest'
import { valueAt, type Slot } from './slots.ts'

/** Every place where a document of this JSON Schema takes a text of somebody's choice. */
export function schemaSlots(schema: Json): readonly string[] {
  return [...new Set(walk(schema, schema, ''))].toSorted()
}

/** `table/settings/fields/…/name`: the same name for a place of a document. */
export function slotName(document: Json, slot: Slot): string {
  const names = slot.map((key, index) => {
    if (typeof key !== 'number') return key
    const kind =
      index === 1 && slot[0] === 'nodes' ? valueAt(document, [...slot.slice(0, 2), 'kind']) : '*'
    return String(kind)
  })
  return (slot[0] === 'nodes' ? names.slice(1) : names).join('/')
}

function walk(schema: Json | undefined, root: Json, path: string): readonly string[] {
  if (!isObject(schema)) return []
  const named = resolve(schema, root)
  const { type, properties, items, anyOf, oneOf, const: fixed, enum: choices } = named
  if (type === 'string') return fixed === undefined && choices === undefined ? [path] : []
  const inside = (key: string): string => (path === '' ? key : `${path}/${key}`)
  return [
    ...list(anyOf).flatMap((one) => walk(one, root, path)),
    ...list(oneOf).flatMap((one) => walk(one, root, kindOf(one, root) ?? path)),
    ...(isObject(properties)
      ? Object.entries(properties).flatMap(([key, one]) => walk(one, root, inside(key)))
      : []),
    ...(items === undefined ? [] : walk(items, root, inside('*'))),
  ]
}

/** Nodes are told apart by their kind. */
function kindOf(schema: Json, root: Json): string | undefined {
  const { properties } = isObject(schema) ? resolve(schema, root) : {}
  const kind = isObject(properties) ? properties['kind'] : undefined
  return isObject(kind) && typeof kind['const'] === 'string' ? kind['const'] : undefined
}

function resolve(schema: JsonObject, root: Json): JsonObject {
  const { $ref } = schema
  if (typeof $ref !== 'string') return schema
  const target = valueAt(root, $ref.split('/').slice(1))
  return isObject(target) ? target : {}
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : []
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
