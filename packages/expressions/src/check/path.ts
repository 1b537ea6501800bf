import type { Expression } from '../expression.ts'
import type { TypedExpression } from '../typed-expression.ts'

/** `article?.author` → `article.author`: what a condition can tell something of. */
export function pathOf(expression: Expression | TypedExpression): string | undefined {
  if (expression.kind === 'name') return expression.name
  if (expression.kind !== 'member') return undefined
  const object = pathOf(expression.object)
  return object && `${object}.${expression.name}`
}

/** The path and all that it goes through by `?.`, which are there when it is. */
export function pathsOf(expression: Expression | TypedExpression): readonly string[] {
  const path = pathOf(expression)
  if (path === undefined) return []
  return expression.kind === 'member' && expression.optional
    ? [path, ...pathsOf(expression.object)]
    : [path]
}
