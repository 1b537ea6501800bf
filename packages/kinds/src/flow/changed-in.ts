import type { Step } from './step.ts'

/** The names that `change` gives another value somewhere in these steps. */
export function changedIn(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap(({ kind, settings, bodies = {} }) => [
      ...(kind === 'change' ? [String(settings['variable'])] : []),
      ...Object.values(bodies).flatMap((body) => [...changedIn(body)]),
    ]),
  )
}
