import { Doing } from '../things/doing.ts'
import type { Recipe } from '../recipe.ts'
import { tablesOf } from './act-table.ts'

/** `Not allowed:`, `If the order is paid:`: more than a heading, and nobody knows how it limits what is below. */
const LIMITS =
  /\b(?:only|not?|never|nobody|none|except|unless|if|when|while|until|who|cannot|can't|forbidden|prohibited|allowed|without)\b/iu

/** `Orders:`, `Enrolling:`: what the rules below it are about. */
export const rulesOf: Recipe = {
  examples: [],
  read(clause, draft) {
    const what = /^(?<what>\p{L}[\p{L}_ ]{2,30}):$/u.exec(clause.trim())?.groups?.['what']
    const table = what === undefined ? undefined : (draft.table(what) ?? tablesOf(what, draft)[0])
    if (what === undefined) return undefined
    if (table === undefined && LIMITS.test(what)) return undefined
    if (table === undefined) return { says: 'A heading.', commands: [] }
    const doing = new Doing(draft)
    doing.draft.subject = table.id
    return { ...doing.reading, says: `What follows is about ${table.name}.` }
  },
}
