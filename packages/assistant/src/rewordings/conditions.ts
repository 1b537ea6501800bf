import type { Rewording } from './rewording.ts'

const WHEN = String.raw`(?:if|when|whenever|once|as soon as|after|every time|each time|any time|in case|as long as|unless|until|while)`
const BEHIND = new RegExp(
  String.raw`^(?<does>[^:;]+?)\s*,?\s+(?<when>${WHEN}\s+(?:an?|the|its|it|their|somebody|someone|they|one|there|no|all|any|nobody|another|he|she|\p{L}+)\s+[^:;]+)$`,
  'iu',
)
const BEFORE = new RegExp(
  String.raw`^(?<when>${WHEN}\s+[^:;,]+),\s*(?:then\s+)?(?<does>[^:;,]+)$`,
  'iu',
)

/** Says that something holds in some case; where that ends, no comma tells. */
export const CASE =
  /\b(?:if|when|whenever|once|as soon as|as long as|unless|until|after|every time)\b/i
const ANY = new RegExp(String.raw`\b${WHEN}\b`, 'giu')

/** The same with its condition at the other end. */
export const conditions: Rewording = {
  examples: {
    'send a mail to the owner when a task is done': [
      'when a task is done, send a mail to the owner',
    ],
    'when a task is done, send a mail': ['send a mail when a task is done'],
  },
  of(phrase) {
    if ([...phrase.matchAll(ANY)].length !== 1) return undefined
    const first = new RegExp(`^${WHEN}\\b`, 'iu').test(phrase)
    const { when = '', does = '' } = (first ? BEFORE : BEHIND).exec(phrase)?.groups ?? {}
    if (
      when === '' ||
      /\b(?:see|know|predict|note|record|keep|store|show|track|write)\b/i.test(does)
    )
      return undefined
    return { clauses: [first ? `${does} ${when}` : `${when}, ${does}`] }
  },
}
