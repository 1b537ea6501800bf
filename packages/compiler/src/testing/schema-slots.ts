import type { Json, JsonObject } from '@drawbridge/manifest'
import { valueAt, type Slot } from './slots.ts'

/**
 * Every place where a document of this JSON Schema takes a text of somebody's choice. A place is
 * named from the definition that it is in, since definitions hold themselves: `step-if/settings/condition`.
 */
export function schemaSlots(schema: Json): readonly string[] {
  const entered = new Set<string>()
  return [...new Set(walk(schema, ''))].toSorted()

  function walk(piece: Json | undefined, path: string): readonly string[] {
    if (!isObject(piece)) return []
    const definition = definitionOf(piece)
    if (definition !== undefined) {
      if (entered.has(definition)) return []
      entered.add(definition)
      return walk(resolve(piece, schema), definition)
    }
    const { type, const: fixed, enum: choices } = piece
    if (type === 'string') return fixed === undefined && choices === undefined ? [path] : []
    return [
      ...branchesOf(piece).flatMap((one) => walk(one, path)),
      ...membersOf(piece).flatMap(([key, one]) => walk(one, below(path, key))),
    ]
  }
}

/** What `schemaSlots` calls a place of a document; undefined where the schema knows no such place. */
export function slotName(schema: Json, document: Json, slot: Slot): string | undefined {
  return follow(schema, document, slot, '')

  function follow(piece: Json | undefined, value: Json, slot: Slot, path: string): string | undefined {
    if (!isObject(piece)) return undefined
    const definition = definitionOf(piece)
    if (definition !== undefined) return follow(resolve(piece, schema), value, slot, definition)
    const branches = branchesOf(piece).filter((one) => isMeant(one, value, schema))
    const [key, ...rest] = slot
    if (key === undefined) {
      const named = branches.map((one) => follow(one, value, slot, path))
      return branches.length === 0 ? path : named.find((name) => name !== undefined)
    }
    const inner = valueAt(value, [key])
    if (inner === undefined) return undefined
    const members = new Map(membersOf(piece))
    const isKnown = members.has(String(key))
    const own = follow(members.get(isKnown ? String(key) : '*'), inner, rest, below(path, isKnown ? String(key) : '*'))
    return own ?? branches.map((one) => follow(one, value, slot, path)).find((name) => name !== undefined)
  }
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}/${key}`
}

/** What a value may hold, by key; `*` is any item of a list and any key that somebody chooses. */
function membersOf(schema: JsonObject): readonly (readonly [string, Json])[] {
  const { properties, patternProperties, additionalProperties, items } = schema
  const chosen = [
    ...(isObject(patternProperties) ? Object.values(patternProperties) : []),
    ...(isObject(additionalProperties) ? [additionalProperties] : []),
    ...(items === undefined ? [] : [items]),
  ]
  return [
    ...(isObject(properties) ? Object.entries(properties) : []),
    ...chosen.map((one) => ['*', one] as const),
  ]
}

function branchesOf({ anyOf, oneOf }: JsonObject): readonly Json[] {
  return [anyOf, oneOf].flatMap((all) => (Array.isArray(all) ? (all as readonly Json[]) : []))
}

/** Branches are told apart by their `kind`, where they have one. */
function isMeant(branch: Json, value: Json, root: Json): boolean {
  const { properties } = isObject(branch) ? resolve(branch, root) : {}
  const kind = isObject(properties) ? properties['kind'] : undefined
  const only = isObject(kind) ? kind['const'] : undefined
  return only === undefined || (isObject(value) && value['kind'] === only)
}

function definitionOf({ $ref }: JsonObject): string | undefined {
  return typeof $ref === 'string' ? $ref.split('/').at(-1) : undefined
}

function resolve(schema: JsonObject, root: Json): JsonObject {
  const { $ref } = schema
  if (typeof $ref !== 'string') return schema
  const target = valueAt(root, $ref.split('/').slice(1))
  return isObject(target) ? target : {}
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
