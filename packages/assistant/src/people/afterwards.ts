import { named } from '../fields-of.ts'
import type { Draft } from '../draft.ts'
import type { PhraseReading } from '../proposal.ts'
import { sameThing } from '../words.ts'
import { access } from './access.ts'

/** What is said of all there is, or of what somebody has. */
const ALL = /\b(?:everything|anything|nothing|data)\b/iu

/** It says that it is about who may, and tells of nothing that people do. */
const SAYS_WHO_MAY =
  /\b(?:can(?:not|'t)?|may|must|should|only|just|solely|nobody|no ?one|own|allowed|permitted|forbidden|login|logged|without|access|visible|readable|editable|hidden|seen)\b/iu

/**
 * Who may do what, of what was drawn only after it was said: “Vets can see all animals. Animals: name, species”.
 * It is read once more when all has been drawn, where it names what it is of; then it comes behind all else.
 */
export function withAfterwards(
  read: readonly PhraseReading[],
  draft: Draft,
): readonly PhraseReading[] {
  const phrases: PhraseReading[] = []
  const again: PhraseReading[] = []
  for (const phrase of read) {
    const { text, understood } = phrase
    const isLeft =
      !understood && draft.fresh.size > 0 && SAYS_WHO_MAY.test(text) && isNamed(text, draft)
    const reading = isLeft ? access.read(text, draft) : undefined
    const isRead =
      reading !== undefined && 'says' in reading && draft.apply(reading.commands) === undefined
    if (!isRead) {
      phrases.push(phrase)
      continue
    }
    if (reading.draft) draft.follow(reading.draft)
    again.push({ text, understood: true, says: reading.says, commands: reading.commands })
  }
  return [...phrases, ...again]
}

function isNamed(text: string, draft: Draft): boolean {
  const words = text.split(/[^\p{L}]+/u)
  const isSaid = (name: string): boolean => words.some((word) => sameThing(word, name))
  return (
    ALL.test(text) ||
    draft
      .playing('rows')
      .some(
        (table) => isSaid(table.name) || named(table, 'fields').some(({ name }) => isSaid(name)),
      )
  )
}
