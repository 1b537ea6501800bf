import { access } from '../people/access.ts'
import { refusals } from '../deeds/rule.ts'
import type { Recipe } from '../recipe.ts'
import type { Doing } from '../things/doing.ts'

/** “… a discount that only admins can change”, “… an end date, which must be after the start”: what is said of what is added. */
const RELATIVE =
  /^(?<main>(?:(?!\b(?:that|which)\b).)+?)\s*,?\s+(?:that|which)\s+(?<rel>(?:only\s+.+?\s+(?:can|may|should|must|are allowed to)|(?:nobody|no one)\s+(?:but|except)\s|must|should|has to|have to|can(?:'t|not)|may(?:n't| not)|is (?:only|never|always))\b.+)$/iu

const WHO =
  /^(?<who>(?:only|nobody|no one)\s.+?\s(?:can|may|should|must|are allowed to)\s+)(?<deed>[\p{L}]+(?:\s+(?:and|or)\s+[\p{L}]+)*)(?<rest>.*)$/iu

/** What a clause says of what it adds, apart from that. */
export const relativeOf = (text: string) => RELATIVE.exec(text)?.groups

const READS: readonly Recipe[] = [access, refusals]

/** Says it of the field that was added: `discount of products`; undefined where that can't be read. */
export function saidOfIt(rel: string, doing: Doing) {
  const { spoken } = doing.draft
  if (!spoken) return undefined
  const { who, deed, rest } = WHO.exec(rel)?.groups ?? {}
  const asked = who === undefined ? `the ${spoken} ${rel}` : `${who}${deed} the ${spoken}${rest}`
  for (const recipe of READS) {
    const reading = recipe.read(asked, doing.draft)
    if (reading !== undefined && 'says' in reading && reading.commands.length > 0) return reading
  }
  return undefined
}
