import { isDoer } from '../people/person-words.ts'
import { VERB } from '../text/verbs.ts'
import type { Recipe } from '../recipe.ts'
import { isSingle, plainWords } from '../words.ts'
import { Doing } from './doing.ts'
import { giveItems } from './give.ts'
import { tableFor } from './table-for.ts'
import { splitItems } from './split-items.ts'

const VERBS =
  /\b(?:is|are|was|were|has|have|can|may|must|should|shall|will|need|needs|want|belongs?|gets?|only|everyone|everybody|anyone|nobody|i|we|you|they|add|create|make|rename|remove|delete|send|let|please|sign|log|use|build)\b/i
/** `marshals write times` */
const DOING = new RegExp(String.raw`^[\p{L}-]+\s+${VERB}(?:\s|$)`, 'iu')
const ITEM =
  /^(?:an?\s+|the\s+|its\s+|their\s+)?[\p{L}][\p{L}\d'_-]*(?:\s[\p{L}\d'_-]+){0,3}(?:\s*\(.*\))?$/u

/** `Pick-up date, delivery date, status (new, done)`: what is kept of the thing that was named before. */
export const bareItems: Recipe = {
  examples: [],
  read(clause, draft) {
    const table = draft.subjectTable()
    const items = splitItems(clause)
    if (table === undefined || !draft.fresh.has(table.id) || items.length < 2) return undefined
    if (VERBS.test(clause.replaceAll(/\([^()]*\)/g, '')) || !items.every((item) => ITEM.test(item)))
      return undefined
    if (items.some((item) => DOING.test(item))) return undefined
    if (items.every((item) => !isSingle(item) || isDoer(plainWords(item)))) return undefined
    const doing = new Doing(draft)
    giveItems(table, clause, doing)
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}

const TERSE =
  /^(?<name>[\p{L}_-]+s)\s+(?<items>(?!(?:and|or|have|has|are|is|can|may|must|should|with|need|in|at|on|of|for|from|to|by|who|that|which|the|an?)\b)[\p{L}\d_-]+(?:\s[\p{L}\d_-]+){0,2}\s*[,+].+)$/u

/** `tools name, description, daily fee`: a thing and what is kept of it, without a word between. */
export const terseThing: Recipe = {
  examples: ['lamps name, watts, price'],
  read(clause, draft) {
    const { name = '', items = '' } = TERSE.exec(clause)?.groups ?? {}
    const list = splitItems(items)
    if (name === '' || list.length < 2 || VERBS.test(clause.replaceAll(/\([^()]*\)/g, '')))
      return undefined
    if (!list.every((item) => ITEM.test(item)) || isSingle(name)) return undefined
    const doing = new Doing(draft)
    const table = tableFor(name, doing)
    if (table === undefined) return undefined
    doing.draft.subject = table.id
    giveItems(table, items, doing)
    return doing.reading
  },
}
