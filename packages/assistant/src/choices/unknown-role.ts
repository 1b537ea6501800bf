import { singularOf } from '@drawbridge/kinds/faces'
import type { Ambiguity, Meaning } from './doubt.ts'
import { sameThing } from '../words.ts'

/** Words for people who work there, whatever their roles are called. */
const COLLECTIVE =
  /\b(?:staff(?: members?)?|employees?|personnel|crew|team members?|workers?|colleagues|management|managers?|moderators?|supervisors?)\b/iu
/** Where somebody is said to do something, or something to be done by them. */
const DOING = /\b(?:only|by|for|to|let)\s+(?:the\s+)?$|^(?:the\s+|our\s+|all\s+)?$/iu

/** “Only staff”, where there are roles and none of them is called so. */
export const unknownRole: Ambiguity = {
  examples: [
    {
      before: 'there are two roles: editor and admin. add articles with title',
      phrase: 'only staff can edit articles',
    },
  ],
  find(phrase, { draft, start }) {
    const found = COLLECTIVE.exec(phrase)
    const roles = start.roles()
    if (found === null || roles.length === 0 || !DOING.test(phrase.slice(0, found.index)))
      return undefined
    const [said] = found
    const word = said.toLowerCase().replace(/ members?$/, '')
    if (draft.isThing(word) || draft.roles().some((role) => sameThing(role, word))) return undefined
    const isOf = (role: string): Meaning => ({
      id: role,
      says: `Whoever has the role ${role}`,
      wording: [phrase.replace(said, `${role}s`)],
    })
    // Who signs up by themselves begins with the first of them.
    const likely = [...roles.slice(1).toReversed(), ...roles.slice(0, 1)]
    return {
      id: `role:${word}`,
      text: `No role is called “${said}” yet. Who is meant?`,
      meanings: [
        { id: 'new', says: `People of a new role, ${singularOf(word)}`, wording: [phrase] },
        ...likely.filter((role) => !sameThing(role, 'user')).map(isOf),
      ],
    }
  },
}
