import type { Recipe } from '../recipe.ts'
import { plainWords } from '../words.ts'
import { Doing } from './doing.ts'
import { giveItems } from './give.ts'

const ADD =
  /^(?:add|give|include|insert|put|append|attach|introduce)\s+(?:also\s+)?(?:(?:an?|the|some|two|three|these|following|new|another|additional|extra|more)\s+)*(?:fields?|columns?|attributes?|properties|property)?\s*(?:called|named|for|:)?\s*(?<items>.+)\s+(?:to|on|in|for|into|onto)\s+(?:(?:the|all|each|every|our|an?)\s+)*(?<table>[\p{L}_]+(?:\s[\p{L}_]+){0,2}?)(?:\s+(?:table|collection|as well|too|also))*(?:\s*(?::|,|-|with)\s*(?:one of\s+|either\s+)?(?!(?:plus|and|as well as|also)\s)(?<list>[^():]+)|\s*,?\s+(?:plus|and|as well as)\s+(?<more>.+))?$/iu
const GIVE =
  /^give\s+(?:(?:the|all|each|every|an?)\s+)*(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?<items>(?:an?|the|some|two|fields?|columns?)\s+.+)$/iu

/** `add isbn and pages to books`, `give customers a phone number` */
export const addItems: Recipe = {
  examples: ['add a field due date to tasks', 'add isbn and pages to books'],
  read(phrase, draft) {
    const [clause = '', why] = phrase.split(/\s+(?=(?:so that|because|in order to)\s)/i)
    for (const pattern of [GIVE, ADD]) {
      const groups = pattern.exec(clause)?.groups
      const said = plainWords(groups?.['table'] ?? '')
      if (groups === undefined) continue
      const table = /^(?:it|them|this|that|each|those|these)$/.test(said)
        ? draft.subjectTable()
        : draft.table(said)
      if (table === undefined) continue
      const doing = new Doing(draft)
      doing.draft.subject = table.id
      giveItems(
        table,
        [groups['items'], groups['more']]
          .filter((each) => each !== undefined)
          .join(', ')
          .replace(/^(?:fields?|columns?)\s+/i, '')
          .replace(/"/g, ''),
        doing,
      )
      if (why !== undefined) doing.left.push(why)
      if (doing.commands.length > 0) return doing.reading
      return {
        problem:
          doing.left.length > 0
            ? 'A field needs a name of letters.'
            : `${table.name} has that already.`,
      }
    }
    return undefined
  },
}

const LISTED =
  /^(?:(?:with\s+)?(?:the\s+)?(?:following\s+)?(?:fields?|columns?|attributes?|properties|data)(?:\s+(?:are|of it|should be))?\s*:|(?:it|they|each one|each|every one)\s+(?:(?:should|must|shall|also)\s+)*(?:has|have|needs?|contains?|consists? of|includes?|stores?|states?|specif(?:y|ies)|mentions?|shows?|gives?)\s+(?:also\s+)?)\s*(?<items>.+)$/iu

/** `columns: number, issued on`, said of what was spoken of last. */
export const listedItems: Recipe = {
  examples: [],
  read(clause, draft) {
    const items = LISTED.exec(clause)?.groups?.['items']
    const table = draft.subjectTable()
    if (items === undefined || table === undefined) return undefined
    const doing = new Doing(draft)
    giveItems(table, items, doing)
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}
