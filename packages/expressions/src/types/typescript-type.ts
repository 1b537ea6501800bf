import { code, key, lit, operated, type Code, type Hole } from '@drawbridge/source/pieces'
import type { ObjectType, Type } from '../type.ts'

/** Mentions the emitted type of this name; where there is none, its shape is written out. */
export type TypeNamer = (name: string) => Hole

/** The TypeScript type of a value, as the table of values has it. */
export function toTypeScriptType(type: Type, named: TypeNamer = () => undefined): Code {
  switch (type.kind) {
    case 'integer':
    case 'float':
      return code`number`
    case 'boolean':
      return code`boolean`
    case 'enum':
      return type.values.length === 0 ? code`never` : operated(type.values.map(lit), '|')
    case 'json':
    case 'unknown':
    case 'row':
      return code`unknown`
    case 'null':
      return code`null`
    case 'nullable':
      return operated([toTypeScriptType(type.of, named), code`null`], '|')
    case 'list': {
      const of = toTypeScriptType(type.of, named)
      return isUnion(type.of) ? code`(${of})[]` : code`${of}[]`
    }
    case 'object':
      return objectType(type, named)
    default:
      return code`string`
  }
}

const isUnion = (type: Type): boolean =>
  type.kind === 'nullable' || (type.kind === 'enum' && type.values.length > 1)

function objectType(type: ObjectType, named: TypeNamer): Code {
  const name = type.name === undefined ? undefined : named(type.name)
  if (name !== undefined && name !== false) return code`${name}`
  const members = [...type.members].map(
    ([member, { type: of, optional }]) =>
      code`${key(member)}${optional === true && code`?`}: ${toTypeScriptType(of, named)};`,
  )
  return members.length === 0 ? code`Record<string, never>` : code`{\n${members}\n}`
}
