import type { Scope } from '../scope.ts'
import type { Type } from '../type.ts'

/** The type of a row's or object's `id`: two of one sort are the same when these are. */
export function idOf(type: Type, scope: Scope): Type | undefined {
  if (type.kind === 'row') return scope.row(type.table).members.get('id')?.type
  if (type.kind !== 'object') return undefined
  const id = type.members.get('id')
  return id === undefined || id.optional === true ? undefined : id.type
}
