import { check, parse, type Problem, type Scope, type Type } from '@drawbridge/expressions'

/**
 * What is wrong with a formula, in the order of its text; the first is what to look at. Without a
 * scope, only whether it is one.
 */
export function problemsIn(text: string, scope: Scope | null, expected?: Type): readonly Problem[] {
  if (text.trim() === '') return []
  const parsed = parse(text)
  if (!parsed.ok) return parsed.problems
  return scope === null ? [] : check(parsed.expression, scope, expected).problems
}
