import type { Diagnostic, Manifest } from '@drawbridge/manifest'

const NONE: readonly Diagnostic[] = []

/** What there is to say of an empty drawing, wherever it is looked at. */
export const NOTHING_DRAWN =
  'Nothing is drawn yet. Add a table and an api over it: that makes a backend.'

/** What is said to be wrong. Where nothing is drawn yet, nothing is wrong yet. */
export const problemsOf = (drawn: {
  readonly manifest: Manifest
  readonly diagnostics: readonly Diagnostic[]
}): readonly Diagnostic[] => (drawn.manifest.nodes.length === 0 ? NONE : drawn.diagnostics)

/** Those that are counted: information is worth reading, but no problem. */
export const countingOf = (problems: readonly Diagnostic[]): readonly Diagnostic[] =>
  problems.filter(({ severity }) => severity !== 'information')
