import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import type { Phrase } from '../grammar/phrase.ts'
import { PRONOUNS } from '../grammar/closed-words.ts'
import { fieldName } from '../words.ts'
import type { Frame } from './frame.ts'
import { isDoer } from './person-words.ts'
import type { Who } from './who.ts'

const FIRST = /^(?:i|me|we|us|myself|ourselves|mine)$/
const OWN = /\b(?:my|our|me|mine|myself|us|i|we)\b/i

/** Whether whoever writes the prompt speaks of themselves: “only I and my helper”. */
export const isFirstPerson = ({ words }: Phrase): boolean => FIRST.test(words)

/** “I am the treasurer of a club”: what whoever writes is called. */
function roleOf(prompt: string): string | undefined {
  const said =
    /\b(?:i am|i'm) the (?<role>\p{L}+(?:\s\p{L}+)?)(?=\s*(?:[.,;]|$)|\s(?:of|at|in|for|and)\s)/u
  const role = said.exec(prompt)?.groups?.['role'] ?? ''
  // No role has the name of a rule: the owner of a shop is who looks after it.
  if (/\b(?:owner|boss|admin|administrator)$/i.test(role)) return 'admin'
  if (/\busers?$/i.test(role)) return undefined
  return isDoer(role.split(' ').at(-1) ?? '') ? fieldName(role) : undefined
}

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
  const name = draft.playing('people').length === 0 ? undefined : roleOf(draft.prompt)
  if (name !== undefined) return { rule: 'role', role: name }
  // Where others are spoken of as well, their rows are not meant by “only I”.
  const areOthers = draft.frames.some(({ who }) => who.some(({ words }) => !PRONOUNS.has(words)))
  const isAlone =
    !areOthers && frame.who.length === 1 && frame.isOnly && !frame.operations.includes('create')
  const areOwned = tables.every(
    ({ id, settings }) => settings['owner'] === true || id === draft.accounts()?.id,
  )
  return isAlone && areOwned ? { rule: 'owner' } : { rule: 'role', role: 'admin' }
}
