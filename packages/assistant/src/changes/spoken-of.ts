import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { asPattern } from '../text/as-pattern.ts'
import { nameInWords } from '../words.ts'

/** What was spoken of has been removed. */
export const GONE = ''

/** “…, so remove it”: what was spoken of before, where that was a field. */
const IT =
  /^(?<does>(?:(?:so|then|please|just|you can|we can|also|therefore|and)\s+)*(?:remove|delete|drop|rename|call|make|take|throw|get rid of|split|replace|turn|change)\s+)(?:it|that|this|them)(?<rest>(?:\s+(?:out|away|off|to|into|by|as|required|optional|unique|mandatory)\b.*|\s+\p{L}+)?)$/iu

/** “That field can go” */
const THAT =
  /^(?:(?:and|so|but|then)\s+)*(?:(?:that|this|the)\s+(?:field|column)|(?:that|it|this)(?=\s+(?:one\s+)?can\s+(?:go|be\s+(?:left|removed|dropped|deleted)|stay\s+empty)\b))(?:\s+one)?\s+(?=(?:can|could|may|should|must|is|has|isn't|shouldn't)\b)|^it\s+(?=(?:is|has to be|must be|should be)\s+(?:(?:always|never|usually|normally|only|also)\s+)*(?:(?:an?\s+)?(?:percentage|whole number|number|text|date|amount|yes|choice|decimal|flag|link)\b|one of|between|at (?:most|least)|optional|required|unique|mandatory))/iu

/** What can be said of “it” where that was removed just before: that it has gone. */
export const HAS_GONE = 'It has gone already.'

/** Whether a phrase is about what was removed just before; else “remove it” would be of its table. */
export const isOfGone = (phrase: string, draft: Draft): boolean =>
  draft.spoken === GONE && IT.test(phrase)

export const isRemoval = (phrase: string): boolean =>
  /\b(?:remove|delete|drop|take|throw|get rid of)\b/i.test(phrase)

/** “…, so remove it” by itself: what comes before says why, and of who may see it says nothing. */
export function withRemovalApart(clause: string): readonly string[] {
  const { why, removal } = REMOVED_FOR.exec(clause)?.groups ?? {}
  return why === undefined || removal === undefined ? [clause] : [why, removal]
}

const REMOVED_FOR =
  /^(?<why>.+?)(?:\s*[,;]\s*|\s+[-–—]\s+|\s+(?=so\b))(?:and\s+)?(?:(?:so|please|therefore|hence|just|simply|let us|let's)\s+)+(?:(?:please|just|simply|let us|let's)\s+)*(?<removal>(?:remove|delete|drop|get rid of|take|throw)\s+(?:it|that|this)(?:\s+(?:out|away|off))?)(?:\s*,?\s+(?:please|again|entirely|completely|too|altogether))?$/iu

export const withObject = (phrase: string, draft: Draft): string =>
  draft.spoken === undefined || draft.spoken === GONE
    ? phrase
    : phrase
        .replace(IT, (_, does: string, rest: string) => `${does}${draft.spoken}${rest}`)
        .replace(THAT, `the ${draft.spoken} `)

/** The one field that a phrase speaks of, with its table: `note of orders`; what was spoken of before, where it names nothing. */
export function spokenOf(phrase: string, draft: Draft): string | undefined {
  const said = ` ${phrase.toLowerCase().replaceAll(/[^\p{L}\d_]+/gu, ' ')} `
  const all = draft.playing('rows').flatMap((table) =>
    [...named(table, 'fields'), ...named(table, 'relations')]
      .map(({ name }) => nameInWords(name))
      .filter((name) => said.includes(` ${name} `) || said.includes(` ${name}s `))
      .map((name) => ({ table, words: `${name} of ${table.name}` })),
  )
  const beside = all.filter(({ table: { name } }) =>
    new RegExp(String.raw`\b${asPattern(name.replace(/s$/, ''))}`, 'i').test(said),
  )
  const own = all.filter(({ table }) => table.id === draft.subject)
  const [only, ...others] = [beside, own, all].find((some) => some.length > 0) ?? []
  if (only !== undefined) return others.length > 0 ? undefined : only.words
  const isNamed = draft
    .playing('rows')
    .some(({ name }) =>
      new RegExp(String.raw`\b${asPattern(name.replace(/s$/, ''))}`, 'i').test(said),
    )
  return isNamed ? undefined : draft.spoken
}
