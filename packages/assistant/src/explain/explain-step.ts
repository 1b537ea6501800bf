import { stepFaceOf, type Step } from '@drawbridge/kinds/faces'
import type { Manifest } from '@drawbridge/manifest'
import { told, type Explained } from './explained.ts'
import { failuresOf, inOrder, stepSays, wordsIn } from './step-words.ts'
import { lines } from './explained.ts'

/** What one step does, with those that stand in it. */
export function explainStep(manifest: Manifest, step: Step): Explained {
  const words = wordsIn(manifest)
  const face = stepFaceOf(step.kind)
  const holds = Object.values(step.bodies ?? {}).some((body) => body.length > 0)
  return {
    title: `${face?.title ?? step.kind}, a step`,
    sections: told([
      {
        title: 'What it does',
        lines: lines(
          `${stepSays(step, words)}.`,
          ...(face ? [face.summary] : []),
          ...(step.name === undefined ? [] : [`Later steps call what it gives “${step.name}”.`]),
          ...(step.note === undefined ? [] : [`Its note says: “${step.note}”`]),
        ),
      },
      { title: 'What stands in it', lines: holds ? inOrder([step], words) : [] },
      { title: 'What can go wrong', lines: lines(...failuresOf([step], words)) },
    ]),
  }
}
