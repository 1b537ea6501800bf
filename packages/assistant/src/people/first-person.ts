import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import type { Phrase } from '../grammar/phrase.ts'
import type { Frame } from './frame.ts'
import type { Who } from './who.ts'

const FIRST = /^(?:i|me|we|us|myself|ourselves|mine)$/
const OWN = /\b(?:my|our|me|mine|myself|us|i|we)\b/i

/** Whether whoever writes the prompt speaks of themselves: “only I and my helper”. */
export const isFirstPerson = ({ words }: Phrase): boolean => FIRST.test(words)

/**
 * Who “I” is to the backend: whoever looks after it, and never everybody who signs in. Alone with what is
 * one's own it is whose a row is.
 */
export function firstPerson(frame: Frame, tables: readonly Node[], draft: Draft): Who {
  const isOwn = frame.objects.some(
    ({ own, whose, more }) =>
      own !== undefined ||
      (whose !== undefined && OWN.test(whose)) ||
      more.some(({ text }) => OWN.test(text)),
  )
  if (isOwn) return { rule: 'signedIn' }
  const isAlone = frame.who.length === 1 && frame.isOnly && !frame.operations.includes('create')
  const areOwned = tables.every(
    ({ id, settings }) => settings['owner'] === true || id === draft.accounts()?.id,
  )
  return isAlone && areOwned ? { rule: 'owner' } : { rule: 'role', role: 'admin' }
}
