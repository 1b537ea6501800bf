import type { Command } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import { Draft } from './draft.ts'
import { LONGEST, splitPhrases } from './phrases.ts'
import type { PhraseReading, Plan } from './proposal.ts'
import { RECIPES } from './recipes.ts'
import { subjectOf, withSubject } from './subject.ts'

/**
 * Reads a prompt, phrase by phrase, as changes of a manifest. Offline, at once, and the same each
 * time. What it doesn't understand it says, and leaves alone.
 */
export function planFor(manifest: Manifest, prompt: string): Plan {
  const draft = new Draft(manifest)
  let about: string | undefined
  const read = splitPhrases(prompt).flatMap((phrase) => {
    const readings = readPhrase(phrase, about, draft)
    about = subjectOf(readings, draft) ?? about
    return readings
  })
  const phrases = prompt.length > LONGEST ? [...read, restOf(prompt)] : read
  const commands = phrases.flatMap((phrase) => phrase.commands)
  const title = titleOf(prompt)
  if (commands.length === 0) return { title, phrases }
  const command: Command = { type: 'batch', label: title, commands }
  return { title, phrases, command }
}

/** A phrase, and each of its parts that was left over. */
function readPhrase(
  text: string,
  about: string | undefined,
  draft: Draft,
): readonly PhraseReading[] {
  const spoken = withSubject(text, about)
  const not = (says: string): PhraseReading => ({ text, understood: false, says, commands: [] })
  for (const recipe of RECIPES) {
    const reading = recipe.read(spoken, draft)
    if (reading === undefined) continue
    if ('problem' in reading) return [not(reading.problem)]
    const refused = draft.apply(reading.commands)
    if (refused !== undefined) return [not(refused)]
    const { says, commands, left = [] } = reading
    const leftovers = left.map((rest): PhraseReading => {
      return { text: rest, understood: false, says: leftOver(rest), commands: [] }
    })
    return [{ text, understood: true, says, commands }, ...leftovers]
  }
  return [not(HINT)]
}

const leftOver = (rest: string): string =>
  `“${rest.length > 80 ? `${rest.slice(0, 79)}…` : rest}” was not understood, and is left out.`

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
