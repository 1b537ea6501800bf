import { applyCommand } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import { adviceOn } from '../advice/advice.ts'
import { newProblem } from '../new-problem.ts'
import type { Plan } from '../proposal.ts'
import { advise } from './advise.ts'

/** Rules and indexes that the drawing speaks for, each with its reason; what the checker has something against is left out. */
export function advised(manifest: Manifest, selection: readonly string[]): Plan {
  const title = advise.title
  let after = manifest
  const phrases = adviceOn(manifest)
    .filter(({ node }) => selection.length === 0 || selection.includes(node))
    .flatMap(({ says, why, commands }) => {
      const result = applyCommand(after, { type: 'batch', label: says, commands })
      if (!result.ok || newProblem(after, result.manifest) !== undefined) return []
      after = result.manifest
      return [{ text: says, understood: true, says: why, commands }]
    })
  if (phrases.length === 0) return { title, phrases: [nothing(selection)] }
  const commands = phrases.flatMap((phrase) => phrase.commands)
  return { title, phrases, command: { type: 'batch', label: title, commands } }
}

const nothing = (selection: readonly string[]) => ({
  text: advise.title,
  understood: true,
  says: `There is nothing to suggest ${selection.length > 0 ? 'for what is selected' : 'for this drawing'}: what steps and rules look up has an index, and no rule lets in more than the others speak for.`,
  commands: [],
})
