import {
  diagnose,
  quoted,
  type Diagnostic,
  type Json,
  type JsonObject,
  type Node,
} from '@drawbridge/manifest'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { explain } from './explain.ts'
import { shapeOf } from './shape.ts'

/**
 * Settings as their kind wants them, what nobody chose filled in by its schema; or each thing that
 * is wrong with them.
 */
export function decodeSettings(
  schema: TSchema,
  node: Node,
): { readonly settings: JsonObject } | { readonly diagnostics: readonly Diagnostic[] } {
  if (Value.Check(schema, node.settings)) {
    return { settings: inSchemaOrder(schema, { ...defaultsOf(schema), ...node.settings }) }
  }
  const found = explain(shapeOf(schema), node.settings, node.id)
  if (found.length > 0) return { diagnostics: found }
  const facts = { what: quoted(node.name), expected: 'settings of its kind', found: node.settings }
  return { diagnostics: [diagnose('wrong-value', { node: node.id, field: '/settings' }, facts)] }
}

/** The same settings with their keys in the order of the schema, so that one drawing prints one way. */
function inSchemaOrder(schema: TSchema, settings: JsonObject): JsonObject {
  return ordered(shapeOf(schema), settings) as JsonObject
}

/** What each setting is where nobody chose. Below the first level, absent stays absent. */
export function defaultsOf(schema: TSchema): JsonObject {
  const shapes = Object.entries(shapeOf(schema).properties ?? {})
  return Object.fromEntries(
    shapes.flatMap(([name, shape]) => (shape.default === undefined ? [] : [[name, shape.default]])),
  ) as JsonObject
}

function ordered(shape: ReturnType<typeof shapeOf>, value: Json): Json {
  if (Array.isArray(value)) {
    const { items } = shape
    return items === undefined ? value : value.map((item: Json) => ordered(items, item))
  }
  if (typeof value !== 'object' || value === null || shape.properties === undefined) return value
  const object = value as JsonObject
  return Object.fromEntries(
    Object.entries(shape.properties).flatMap(([key, inner]) => {
      const found = object[key]
      return found === undefined ? [] : [[key, ordered(inner, found)]]
    }),
  )
}
