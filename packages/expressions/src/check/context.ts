import type { Expression, Span } from '../expression.ts'
import type { Problem } from '../problem.ts'
import type { Scope } from '../scope.ts'
import type { TypedExpression } from '../typed-expression.ts'

/** What is checked in, and where problems are told. */
export interface Context {
  readonly scope: Scope
  report(span: Span, message: string, cure?: string): void
  /** The type of a part, in this scope or a narrower one. */
  check(part: Expression, scope?: Scope): TypedExpression
  /** The same for what `round` rounds, which may be a quotient of exact numbers. */
  checkRounded(part: Expression): TypedExpression
}

/** A context that collects into a list. */
export function collect(
  problems: Problem[],
  scope: Scope,
  check: (part: Expression, context: Context, isRounded: boolean) => TypedExpression,
): Context {
  const context: Context = {
    scope,
    report(span, message, cure) {
      problems.push({ span, message, ...(cure === undefined ? {} : { cure }) })
    },
    check: (part, inner = scope) =>
      check(part, inner === scope ? context : collect(problems, inner, check), false),
    checkRounded: (part) => check(part, context, true),
  }
  return context
}
