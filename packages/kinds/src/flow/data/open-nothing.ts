import type { Scope, TypedExpression } from '@drawbridge/expressions'
import type { OuterCondition } from '../../query/outer.ts'

/**
 * Parameters of a condition that is asked only where they are there: the function that asks it takes
 * them as they are, and so possibly nothing.
 */
export function openNothing(condition: OuterCondition, scope: Scope): OuterCondition {
  return opened(condition, scope) as OuterCondition
}

function opened(tree: unknown, scope: Scope): unknown {
  if (Array.isArray(tree)) return tree.map((one) => opened(one, scope))
  if (typeof tree !== 'object' || tree === null) return tree
  if (isParameter(tree)) {
    const typed = tree.value
    const path = pathOf(typed)
    const isNarrowed = path !== undefined && scope.present?.has(path) === true
    if (!isNarrowed || typed.type.kind === 'nullable') return tree
    return { ...tree, value: { ...typed, type: { kind: 'nullable', of: typed.type } } }
  }
  return Object.fromEntries(Object.entries(tree).map(([key, one]) => [key, opened(one, scope)]))
}

interface Parameter {
  readonly kind: 'parameter'
  readonly value: TypedExpression
}

function isParameter(tree: object): tree is Parameter {
  return 'kind' in tree && tree.kind === 'parameter' && 'value' in tree
}

function pathOf(typed: TypedExpression): string | undefined {
  if (typed.kind === 'name') return typed.name
  if (typed.kind !== 'member') return undefined
  const object = pathOf(typed.object)
  return object && `${object}.${typed.name}`
}
