import { Doing } from '../things/doing.ts'
import type { Recipe } from '../recipe.ts'
import { tablesOf } from './act-table.ts'

/** `Orders:`, `Enrolling:`: what the rules below it are about. */
export const rulesOf: Recipe = {
  examples: [],
  read(clause, draft) {
    const what = /^(?<what>\p{L}[\p{L}_ ]{2,30}):$/u.exec(clause.trim())?.groups?.['what']
    const table = what === undefined ? undefined : (draft.table(what) ?? tablesOf(what, draft)[0])
    if (what === undefined) return undefined
    if (table === undefined) return { says: 'A heading.', commands: [] }
    const doing = new Doing(draft)
    doing.draft.subject = table.id
    return { ...doing.reading, says: `What follows is about ${table.name}.` }
  },
}
