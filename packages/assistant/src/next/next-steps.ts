import { applyCommand, type Command } from '@drawbridge/commands'
import { faceOf, type NextStep } from '@drawbridge/kinds/faces'
import { isObject, type Manifest, type Node } from '@drawbridge/manifest'
import { adviceOn } from '../advice/advice.ts'
import { newProblems } from '../new-problem.ts'
import type { Plan } from '../proposal.ts'
import { editsOf } from './edits-of.ts'

/** More is more than anybody reads in passing. */
const MOST = 3

/** What would usually come next at a part, each as a plan of its own: offline, and the same each time. */
export function nextSteps(manifest: Manifest, id: string): readonly Plan[] {
  const node = manifest.nodes.find((one) => one.id === id)
  if (!node || !isObject(node.settings)) return []
  const problem = newProblems(manifest)
  const found: Plan[] = []
  for (const { says, why, commands } of wishes(manifest, node)) {
    const edits = commands()
    const command: Command = { type: 'batch', label: says, commands: edits }
    const result = edits.length > 0 ? applyCommand(manifest, command) : undefined
    if (!result?.ok || problem(result.manifest) !== undefined) continue
    const phrase = { text: says, understood: true, says: why, commands: edits }
    found.push({ title: says, phrases: [phrase], command })
    if (found.length === MOST) break
  }
  return found
}

interface Wish extends Pick<NextStep, 'says' | 'why'> {
  readonly commands: () => readonly Command[]
}

/** By what its kind says is missing, and by what the drawing would be better for. */
function wishes(manifest: Manifest, node: Node): readonly Wish[] {
  const next = faceOf(node.kind)?.next?.(node, manifest) ?? []
  return [
    ...next.map(({ says, why, makes }) => ({
      says,
      why,
      commands: () => editsOf(manifest, node, makes),
    })),
    ...adviceOn(manifest)
      .filter((one) => one.node === node.id)
      .map(({ says, why, commands }) => ({ says, why, commands: () => commands })),
  ]
}
