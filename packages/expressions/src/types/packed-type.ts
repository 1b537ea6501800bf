import { isObject, type Json, type JsonObject } from '@drawbridge/manifest'
import type { Member, ObjectType, Type } from '../type.ts'

/** A type as JSON, which `unpackType` makes the same type of again. */
export function packType(type: Type): JsonObject {
  switch (type.kind) {
    case 'object':
      return packObject(type)
    case 'nullable':
    case 'list':
      return { kind: type.kind, of: packType(type.of) }
    default:
      return { ...type }
  }
}

/** The object's own members stay in their order; names such as `__proto__` are data like others. */
function packObject({ members, name }: ObjectType): JsonObject {
  return {
    kind: 'object',
    ...(name !== undefined && { name }),
    members: [...members].map(([key, { type, optional }]) => ({
      name: key,
      type: packType(type),
      ...(optional === true && { optional }),
    })),
  }
}

/** What was packed; what was not is unknown. */
export function unpackType(packed: Json | undefined): Type {
  if (packed === undefined || !isObject(packed)) return { kind: 'unknown' }
  const { kind, of } = packed
  if (kind === 'object') return unpackObject(packed)
  if (kind === 'nullable' || kind === 'list') return { kind, of: unpackType(of) }
  return typeof kind === 'string' ? (packed as unknown as Type) : { kind: 'unknown' }
}

function unpackObject({ members, name }: JsonObject): ObjectType {
  const list = Array.isArray(members) ? members.filter(isObject) : []
  return {
    kind: 'object',
    ...(typeof name === 'string' && { name }),
    members: new Map(
      list.map((member): [string, Member] => [
        String(member['name']),
        {
          type: unpackType(member['type']),
          ...(member['optional'] === true && { optional: true }),
        },
      ]),
    ),
  }
}
