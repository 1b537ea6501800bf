import { choicesIn } from './choices-in.ts'
import { type Partly, type SaidLimits, SAYINGS } from './limit-sayings.ts'

const AMONG =
  /\b(?:(?:must|can|may|should|shall|will)?\s*(?:only\s+)?(?:be|is|are|has to be)?\s*(?:one of|either|any of)|(?:can|may|must|could|should)\s+(?:only\s+)?(?:be|have the values?)|values?(?: are)?:?|which is|which are|being|options?(?: are)?:?)\s*:?\s+(?<list>[^.;]+)$/iu

/** What words like “required, up to 120 characters” ask of a field. */
export function saidLimits(text: string): SaidLimits {
  let rest = ` ${text.replaceAll(/\bcan't\b/gi, 'cannot').replaceAll(/n't\b/gi, ' not')} `
  let said: Partly = {}
  for (const [pattern, says] of SAYINGS) {
    const match = pattern.exec(rest)
    if (match === null) continue
    said = { ...says(match), ...said }
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`
  }
  const among = AMONG.exec(rest)
  const values = choicesIn(among?.groups?.['list'] ?? '')
  if (among !== null && values.length > 1) {
    said = { ...said, values }
    rest = rest.slice(0, among.index)
  }
  return { ...said, rest: emptied(rest) }
}

function emptied(text: string): string {
  return text
    .replaceAll(
      /[(),:!"]|\b(?:and|also|it|this|they|them|must|be|is|are|which|that|should|shall|has to|have to|needs? to|required to|can|may|to|always|but|both|all(?: three| four)?|a|an|the|at|of|have|has|with|so|only|character|characters|long|length|value|field|in|each|must to|for|please|than|there|no|not|whole|number|int|more|needs?|goes|go|ranges?|runs?|lies|forms?|(?:in )?the form of|instead of -?\d+|now|follows?|consists? of|cannot|allowed|values?|every|from)\b/giu,
      ' ',
    )
    .replaceAll(/\s+/g, ' ')
    .trim()
}

export function isNothing(said: SaidLimits): boolean {
  return Object.keys(said).every((name) => name === 'rest')
}
