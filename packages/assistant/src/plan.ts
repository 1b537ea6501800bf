import type { Command } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import { Draft } from './draft.ts'
import { LONGEST, splitPhrases } from './phrases.ts'
import type { PhraseReading, Plan } from './proposal.ts'
import { RECIPES } from './recipes.ts'

/**
 * Reads a prompt, phrase by phrase, as changes of a manifest. Offline, at once, and the same each
 * time. What it doesn't understand it says, and leaves alone.
 */
export function planFor(manifest: Manifest, prompt: string): Plan {
  const draft = new Draft(manifest)
  const read = splitPhrases(prompt).map((phrase) => readPhrase(phrase, draft))
  const phrases = prompt.length > LONGEST ? [...read, restOf(prompt)] : read
  const commands = phrases.flatMap((phrase) => phrase.commands)
  const title = titleOf(prompt)
  if (commands.length === 0) return { title, phrases }
  const command: Command = { type: 'batch', label: title, commands }
  return { title, phrases, command }
}

function readPhrase(text: string, draft: Draft): PhraseReading {
  for (const recipe of RECIPES) {
    const reading = recipe.read(text, draft)
    if (reading === undefined) continue
    const problem = 'problem' in reading ? reading.problem : draft.apply(reading.commands)
    if ('problem' in reading || problem !== undefined)
      return { text, understood: false, says: problem ?? '', commands: [] }
    return { text, understood: true, says: reading.says, commands: reading.commands }
  }
  return { text, understood: false, says: HINT, commands: [] }
}

/** What was not read is said as well; of its text, only how it begins. */
function restOf(prompt: string): PhraseReading {
  const says = `This is as far as a prompt is read: ${LONGEST} characters. Ask for the rest separately.`
  const text = `${prompt.slice(LONGEST, LONGEST + 80)}…`
  return { text, understood: false, says, commands: [] }
}

const HINT = `This was not understood. Try “${RECIPES.map((recipe) => recipe.examples[0])
  .slice(-4)
  .join('”, “')}”.`

function titleOf(prompt: string): string {
  const line = prompt.trim().split(/[\n\r]/)[0] ?? ''
  return line.length > 80 ? `${line.slice(0, 79)}…` : line || 'Nothing asked'
}
