import { applyCommand } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import { planFor } from '../src/plan.ts'
import type { Planned } from './compare.ts'

/** Whatever makes a drawing of a prompt: ours, or a model's. */
export type Planner = (start: Manifest, prompt: string) => Planned | Promise<Planned>

/** The planner that needs no key. */
export const ownPlanner: Planner = (start, prompt) => {
  const { command, phrases } = planFor(start, prompt)
  const applied = command === undefined ? undefined : applyCommand(start, command)
  return {
    manifest: applied?.ok === true ? applied.manifest : start,
    // An echo of what it could not make anything of is no answer.
    says: phrases.flatMap(({ understood, says }) => (understood ? [says] : [])),
    declined: phrases.some(({ understood }) => !understood) || applied?.ok === false,
  }
}
