import { isObject, type Json, type JsonObject } from '@drawbridge/manifest'
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

export interface Known {
  /** What `schemaSlots` calls the place. */
  readonly name: string
  readonly piece: JsonObject
}

/** What a schema knows about a place of a document; undefined where it knows no such place. */
export function pieceAt(schema: Json, document: Json, slot: Slot): Known | undefined {
  return follow(schema, document, slot, '')

  function follow(
    piece: Json | undefined,
    value: Json,
    path: Slot,
    name: string,
  ): Known | undefined {
    if (!isObject(piece)) return undefined
    const definition = definitionOf(piece)
    if (definition !== undefined) return follow(resolve(piece, schema), value, path, definition)
    const branches = branchesOf(piece).filter((one) => isMeant(one, value, schema))
    const known = first(branches, (one) => follow(one, value, path, name))
    const [key, ...rest] = path
    if (key === undefined) return known ?? { name, piece }
    const inner = valueAt(value, [key])
    if (known !== undefined || inner === undefined) return known
    const members = new Map(membersOf(piece))
    const own = members.has(String(key)) ? String(key) : '*'
    return follow(members.get(own), inner, rest, below(name, own))
  }
}

function first<From, To>(
  all: readonly From[],
  find: (one: From) => To | undefined,
): To | undefined {
  for (const one of all) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
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
