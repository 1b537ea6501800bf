import { outline } from '@drawbridge/compiler'
import { markOfProblem, type Diagnostic, type Manifest } from '@drawbridge/manifest'

/** The first thing that the checker has against a drawing, and had not before: in words. */
export const newProblem = (before: Manifest, after: Manifest): string | undefined =>
  newProblems(before)(after)

/** The same for whoever tries several things with one drawing. */
export function newProblems(before: Manifest): (after: Manifest) => string | undefined {
  const known = new Set(errorsOf(before).map((one) => markOfProblem(one, before)))
  return (after) => {
    const found = errorsOf(after).find((one) => !known.has(markOfProblem(one, after)))
    return found && `${found.message} ${found.cure}`
  }
}

const errorsOf = (manifest: Manifest): readonly Diagnostic[] =>
  outline(manifest).diagnostics.filter(({ severity }) => severity === 'error')
