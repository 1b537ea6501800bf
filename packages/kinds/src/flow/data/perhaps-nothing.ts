import { narrow, partsOf, type Scope, type TypedExpression } from '@drawbridge/expressions'
import { replaceParameters } from '@drawbridge/sql'
import { orNothing, unlessMissing } from '../../query/unless-missing.ts'
import { pathOf } from './open-nothing.ts'

/**
 * Parameters that a formula itself looks at only once they are there: they are worked out before it is
 * asked, and so possibly as nothing. `scope`: what is known where they are worked out.
 */
export function perhapsNothing<Tree>(tree: Tree, scope: Scope): Tree {
  return replaceParameters<TypedExpression, Tree>(
    tree,
    (parameter) => ({ ...parameter, value: unlessNothing(parameter.value, scope) }),
    (list) => {
      const missing = countedOn(list, scope)
      const none = { kind: 'list', items: [], type: list.type, span: list.span } as const
      return missing.length === 0 ? list : unlessMissing(list, unique(missing), none)
    },
  )
}

/** `body.note == null ? null : lower(body.note)`; what is there or not by itself, as it is. */
function unlessNothing(typed: TypedExpression, scope: Scope): TypedExpression {
  const missing = countedOn(typed, scope)
  if (missing.length === 0) return typed
  return missing.every((one) => one === typed)
    ? { ...typed, type: orNothing(typed.type) }
    : unlessMissing(typed, unique(missing))
}

function unique(paths: readonly TypedExpression[]): readonly TypedExpression[] {
  return [...new Map(paths.map((one) => [pathOf(one), one])).values()]
}

/** What a formula takes for there although, where it is worked out, it may be nothing. */
function countedOn(typed: TypedExpression, scope: Scope): readonly TypedExpression[] {
  switch (typed.kind) {
    case 'choice': {
      const { condition, then, otherwise } = typed
      return [
        ...countedOn(condition, scope),
        ...countedOn(then, narrow(scope, condition, true)),
        ...countedOn(otherwise, narrow(scope, condition, false)),
      ]
    }
    case 'binary': {
      const { operator, left, right } = typed
      const isEither = operator === '||'
      const behind = isEither || operator === '&&' ? narrow(scope, left, !isEither) : scope
      return [...countedOn(left, scope), ...countedOn(right, behind)]
    }
    case 'method': {
      const inner = countedOn(typed.body, scope)
      const outside = inner.filter((one) => pathOf(one)?.split('.')[0] !== typed.parameter)
      return [...countedOn(typed.object, scope), ...outside]
    }
    default: {
      const inner = partsOf(typed).flatMap((part) => countedOn(part, scope))
      return mayBeNothing(typed, scope) ? [...inner, typed] : inner
    }
  }
}

function mayBeNothing(typed: TypedExpression, scope: Scope): boolean {
  const path = pathOf(typed)
  if (path === undefined || scope.present?.has(path) === true) return false
  if (typed.type.kind === 'nullable' || typed.type.kind === 'null') return false
  if (typed.kind === 'name') return scope.names.get(typed.name)?.kind === 'nullable'
  if (typed.kind !== 'member' || typed.object.type.kind !== 'object') return false
  const member = typed.object.type.members.get(typed.name)
  return member?.optional === true || member?.type.kind === 'nullable'
}
