import type { Type } from '@drawbridge/expressions'
import type { Property } from '@drawbridge/kinds/faces'

/** A value of a type as something that comes from outside: what a flow takes when steps become one. */
export function propertyOf(name: string, type: Type, newId: (prefix: string) => string): Property {
  const named = { id: newId('p'), name, required: true }
  const inner = (key: string, of: Type): Property => propertyOf(key, of, newId)
  switch (type.kind) {
    case 'nullable':
      return { ...propertyOf(name, type.of, newId), nullable: true }
    case 'text':
      return { ...named, type: 'string' }
    case 'enum':
      return { ...named, type: 'enum', values: type.values }
    case 'list':
      return { ...named, type: 'list', items: inner('item', type.of) }
    case 'object':
      return {
        ...named,
        type: 'object',
        properties: [...type.members].map(([key, member]) => ({
          ...inner(key, member.type),
          required: member.optional !== true,
        })),
      }
    case 'decimal':
      return { ...named, type: 'decimal', ...(type.scale !== undefined && { scale: type.scale }) }
    case 'null':
    case 'row':
    case 'unknown':
    case 'json':
      return { ...named, type: 'json' }
    default:
      return { ...named, type: type.kind }
  }
}
