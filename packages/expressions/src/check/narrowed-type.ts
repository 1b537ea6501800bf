import type { Expression } from '../expression.ts'
import { print } from '../print.ts'
import type { Type } from '../type.ts'
import { UNKNOWN } from '../types/basic.ts'
import type { Context } from './context.ts'
import { factsIn } from './known.ts'
import { known } from './narrow.ts'
import { pathOf } from './path.ts'

/** The type of a value where it stands, after the conditions before it. */
export function narrowedType(expression: Expression, type: Type, context: Context): Type {
  const path = pathOf(expression)
  const narrowed = known(type, path === undefined ? undefined : factsIn(context.scope).get(path))
  if (narrowed !== undefined) return narrowed
  context.report(
    expression.span,
    `After the conditions before, \`${print(expression)}\` can have no value here.`,
    'Look for a condition that contradicts another.',
  )
  return UNKNOWN
}
