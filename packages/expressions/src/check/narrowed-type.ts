import type { Expression } from '../expression.ts'
import { print } from '../print.ts'
import type { Type } from '../type.ts'
import { present, UNKNOWN } from '../types/basic.ts'
import type { Context } from './context.ts'
import { factsIn, type Fact } from './known.ts'
import { known } from './narrow.ts'
import { pathOf } from './path.ts'

export interface Narrowed {
  readonly type: Type
  /** The literals that it is one of, if it is there. */
  readonly only?: ReadonlySet<string>
}

/** What a value is where it stands, after the conditions before it. */
export function narrowedType(expression: Expression, type: Type, context: Context): Narrowed {
  const path = pathOf(expression)
  const fact = path === undefined ? undefined : factsIn(context.scope).get(path)
  const narrowed = known(type, fact)
  if (narrowed !== undefined) {
    const only = fact && literalsLeft(narrowed, fact)
    return { type: narrowed, ...(only && { only }) }
  }
  context.report(
    expression.span,
    `After the conditions before, \`${print(expression)}\` can have no value here.`,
    'Look for a condition that contradicts another.',
  )
  return { type: UNKNOWN }
}

/** What is not true is false. */
function literalsLeft(type: Type, { only, not }: Fact): ReadonlySet<string> | undefined {
  if (present(type).kind !== 'boolean' || not === undefined || not.size === 0) return only
  return new Set(['true', 'false'].filter((one) => !not.has(one)))
}
