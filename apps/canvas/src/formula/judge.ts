import { check, parse, type Problem, type Scope, type Type } from '@drawbridge/expressions'

/** What is wrong with a formula, in the order of its text; the first is what to look at. */
export function problemsIn(text: string, scope: Scope, expected?: Type): readonly Problem[] {
  if (text.trim() === '') return []
  const parsed = parse(text)
  if (!parsed.ok) return parsed.problems
  return check(parsed.expression, scope, expected).problems
}
