import { isDoer } from '../people/person-words.ts'

const BRINGS =
  /^(?:an?|each|every|the)\s+(?<who>[\p{L}-]+)\s+(?:brings(?:\s+in)?|owns)\s+(?<what>an?\s+[\p{L}-]+)$/iu

/** “A customer brings in a bike”: the bike is the customer's, who may bring in another. */
export function broughtIn(clause: string): string {
  const { who, what } = BRINGS.exec(clause)?.groups ?? {}
  return who !== undefined && isDoer(who.toLowerCase()) ? `${what} belongs to a ${who}` : clause
}
