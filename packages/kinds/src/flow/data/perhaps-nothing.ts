import type { Scope, TypedExpression } from '@drawbridge/expressions'
import { replaceParameters } from '@drawbridge/sql'
import { pathOf } from './open-nothing.ts'

/**
 * Parameters that a formula itself looks at only once they are there: they are handed over before it
 * is asked, and so possibly as nothing. `scope`: what is known where they are handed over.
 */
export function perhapsNothing<Tree>(tree: Tree, scope: Scope): Tree {
  return replaceParameters<TypedExpression, Tree>(tree, (parameter) => {
    const { value } = parameter
    if (value.type.kind === 'nullable' || !mayBeNothing(value, scope)) return parameter
    return { ...parameter, value: { ...value, type: { kind: 'nullable', of: value.type } } }
  })
}

function mayBeNothing(typed: TypedExpression, scope: Scope): boolean {
  const path = pathOf(typed)
  if (path === undefined || scope.present?.has(path) === true) return false
  if (typed.kind === 'name') return scope.names.get(typed.name)?.kind === 'nullable'
  if (typed.kind !== 'member' || typed.object.type.kind !== 'object') return false
  const member = typed.object.type.members.get(typed.name)
  return member?.optional === true || member?.type.kind === 'nullable'
}
