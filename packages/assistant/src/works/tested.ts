import { applyCommand } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import { newProblem } from '../new-problem.ts'
import type { PhraseReading, Plan } from '../proposal.ts'
import { firstTests } from './first-tests.ts'
import { writeTests } from './write-tests.ts'

/** So many are suggested at once; who applies them gets the next. */
const MOST = 40

/** Tests that follow from the drawing alone: who may and who may not, and what may not be written. */
export function tested(manifest: Manifest, selection: readonly string[]): Plan {
  const { title } = writeTests
  const wanted = firstTests(manifest)
    .filter(({ about }) => selection.length === 0 || about.some((id) => selection.includes(id)))
    .slice(0, MOST)
  const commands = wanted.map(({ command }) => command)
  const command = { type: 'batch', label: title, commands } as const
  const result = applyCommand(manifest, command)
  const why = result.ok ? newProblem(manifest, result.manifest) : result.reason
  if (why !== undefined) return { title, phrases: [said(title, why, false)] }
  if (wanted.length === 0) return { title, phrases: [said(title, NOTHING, true)] }
  const phrases = wanted.map((one): PhraseReading => {
    return { text: one.name, understood: true, says: '', commands: [one.command] }
  })
  return { title, phrases, command }
}

const NOTHING =
  'There is no test to suggest: whatever the drawing tells by itself is tested already, nothing is offered, or something is wrong with the drawing.'

const said = (text: string, says: string, understood: boolean): PhraseReading => ({
  text,
  understood,
  says,
  commands: [],
})
