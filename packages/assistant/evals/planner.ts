import { applyCommand } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import type { AskedBack } from '../src/choices/asked-back.ts'
import { planFor } from '../src/plan.ts'
import type { Asked, Planned } from './compare.ts'

/** Whatever makes a drawing of a prompt: ours, or a model's. */
export type Planner = (start: Manifest, prompt: string) => Planned | Promise<Planned>

/** The planner that needs no key. */
export const ownPlanner: Planner = (start, prompt) => {
  const { command, phrases, asked } = planFor(start, prompt)
  const applied = command === undefined ? undefined : applyCommand(start, command)
  return {
    manifest: applied?.ok === true ? applied.manifest : start,
    // An echo of what it could not make anything of is no answer.
    says: phrases.flatMap(({ understood, says }) => (understood ? [says] : [])),
    declined: phrases.some(({ understood }) => !understood) || applied?.ok === false,
    asks: (asked?.questions ?? []).map(inWords),
  }
}

/** A question as a person sees it. */
export function inWords({ phrase, text, choices, chosen }: AskedBack): Asked {
  const taken = choices.find(({ id }) => id === chosen)?.says ?? ''
  return { phrase, text, choices: choices.map(({ says }) => says), taken }
}
