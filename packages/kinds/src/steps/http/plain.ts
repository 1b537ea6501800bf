import type { Type } from '@drawbridge/expressions'

/** Whether a value can stand in an address or a form. */
export function isPlain(type: Type): boolean {
  if (type.kind === 'nullable') return isPlain(type.of)
  return !['list', 'object', 'json', 'row'].includes(type.kind)
}
