import { DEED_WORDS } from '../grammar/deed-words.ts'
import { EVERYBODY } from '../grammar/phrase.ts'
import { tokensOf } from '../grammar/tokens.ts'
import type { Case, Frame } from './frame.ts'

const ONE =
  /^(?:you|they|he|she|i|one|we|somebody|someone|people|users?|members?|person|author|customers?)$/
const MINE =
  /^(?:it|they|this|that|those|these|the (?:\p{L}+\s?){1,2})\s*(?:is|are|was|were|'s|isn't|aren't|belongs?|doesn't belong|don't belong)\s+(?:not\s+)?(?:yours|theirs|his|hers|mine|ours|to (?:them|you|him|her|me)|(?:their|your|his|her|my) own\b.*|(?:your|their|his|her|my) \p{L}+)$/iu
const OWNER =
  /^(?:you|they|he|she|i|one|we)\s*(?:are|is|am|'re|were|was|aren't|isn't|did|do|have|has)?\s*(?:not\s+)?(?:the\s+)?(?:owners?|authors?|creators?|posters?|ones? who \p{L}+ed? (?:it|them))\b/iu
const NOT = /\b(?:not|never|isn't|aren't|wasn't|weren't|didn't|doesn't|don't|hasn't|haven't)\b/iu

/**
 * Whether a case says whose a row is: “if you posted it”, “unless it's theirs”; `others` where it is somebody
 * else's; undefined where it speaks of something else.
 */
export function ownCase({ text, isNot }: Case): 'own' | 'others' | undefined {
  const said = text.trim()
  if (!isMade(said) && !MINE.test(said) && !OWNER.test(said)) return undefined
  return NOT.test(said) === isNot ? 'own' : 'others'
}

/** “They wrote it”, “you didn't”: somebody and what they did with it. */
function isMade(text: string): boolean {
  const words = tokensOf(text).map(({ word }) => word)
  const [who = '', ...rest] = words.filter(
    (word) => !/^(?:the|a|an|also|really|actually)$/.test(word),
  )
  if (!ONE.test(who)) return false
  const does = rest.filter(
    (word) =>
      !/^(?:have|has|had|did|do|not|themselves|yourself|himself|herself|myself)$/.test(word),
  )
  if (does.length === 0) return rest.includes('not')
  const [verb = '', ...behind] = does
  const isDone =
    /^(?:own|owns|owned)$/.test(verb) ||
    DEED_WORDS.get(verb)?.some(
      ({ operations, form }) => operations.includes('create') && form !== 'ing',
    ) === true
  return isDone && behind.length <= 2
}

/** A frame whose case says whose the rows are, as one of those rows. */
export function withoutOwnCase(frame: Frame): Frame {
  const { when, who } = frame
  const [first] = who
  // “Nobody who didn't write it”, “people who wrote it”
  const that = first?.more.find(({ how }) => how === 'that')?.text
  const ofWho = that === undefined ? undefined : ownCase({ text: `they ${that}`, isNot: false })
  if (ofWho === 'others' && frame.isDenied) return owned({ ...frame, who: [] })
  const whose = when === undefined ? undefined : ownCase(when)
  if (whose === undefined) return frame
  const { when: _when, ...rest } = frame
  // “If it isn't yours, you can't delete it”: whoever it belongs to can.
  if (whose === 'others' && frame.isDenied) return owned(rest)
  if (whose === 'own' && !frame.isDenied) return owned(rest)
  // Of the others it says no more than of all.
  if (whose === 'others' && !frame.isDenied) return rest
  return frame
}

const owned = (frame: Frame): Frame => ({
  ...frame,
  who: frame.who.length === 0 ? [EVERYBODY] : frame.who,
  isDenied: false,
  isOwn: true,
  isNarrow: true,
})
