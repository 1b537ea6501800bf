import { pluralOf, singularOf } from '@drawbridge/kinds/faces'
import { bothWays } from './both-ways.ts'
import type { Ambiguity } from './doubt.ts'

/** What people keep several things in, whatever number they say. */
const HOLDS =
  /^(?:an?|each|every|the)\s+(?<whole>order|cart|basket|invoice|quote|shipment|delivery|parcel|playlist|album|recipe|menu|team|group|class|course|collection|bundle|kit|set|box|list|project|event)\s+(?:has|have|contains?|holds?|includes?)\s+an?\s+(?<part>\p{L}+)$/iu

/** “Each order has a product”, which is seldom one. */
export const oneOrSeveral: Ambiguity = {
  examples: [
    { before: 'add products with title. add orders with date', phrase: 'each order has a product' },
  ],
  find(phrase, { draft }) {
    const { whole = '', part = '' } = HOLDS.exec(phrase.trim())?.groups ?? {}
    const [holder, held] = [draft.table(whole), draft.table(part)]
    if (holder === undefined || held === undefined || holder.id === held.id) return undefined
    const [one, other] = [singularOf(whole.toLowerCase()), singularOf(part.toLowerCase())]
    const several = pluralOf(other)
    return {
      id: `several:${holder.id}-${held.id}`,
      text: `How many ${several} has ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}?`,
      meanings: [
        { id: 'one', says: 'One', wording: [phrase] },
        {
          id: 'several',
          says: `Several, and each of ${held.name} may be in several ${holder.name}`,
          wording: bothWays(holder.name, held.name),
        },
      ],
    }
  },
}
