import { guessFieldWord, pluralOf, singularOf } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import type { Recipe } from '../recipe.ts'
import { asPattern } from '../text/as-pattern.ts'
import { isSingle, plainWords, sameThing } from '../words.ts'
import { Doing } from './doing.ts'
import { isField } from './field-words.ts'
import { giveItems } from './give.ts'
import { giveOwner } from './give-relation.ts'
import { nodeOf, tableFor } from './table-for.ts'

const NOUN = String.raw`[\p{L}-]+(?:\s(?!(?:with|that|which|can|may|has|have)\b)[\p{L}-]+)?`
const OWNED = new RegExp(
  String.raw`^(?:(?:an?|the|each|every|all)\s+)?(?<who>${NOUN}?)\s+(?:(?:can|may|also)\s+)*(?:has|have|owns?|keeps?)\s+(?:(?:many|several|multiple|some|one or more|any number of|his|her|their|own)\s+)*(?<thing>${NOUN})(?:\s*,?\s+with\s+(?<items>.+))?$`,
  'iu',
)

/** “Every beekeeper has hives”, where beekeepers are accounts: whoever adds a hive has it, and there is no second table of them. */
export const ownedByAccounts: Recipe = {
  examples: [],
  read(clause, draft) {
    const { who = '', thing = '', items = '' } = OWNED.exec(clause)?.groups ?? {}
    const isKept = !isSingle(thing) && !isField(thing) && guessFieldWord(thing).word === 'Text'
    if (who === '' || !isKept || !draft.isThing(thing) || !areAccounts(who, draft)) return undefined
    const doing = new Doing(draft)
    const table = tableFor(thing, doing)
    if (table === undefined) return undefined
    giveOwner(table, doing)
    if (items !== '') giveItems(nodeOf(table.id, doing) ?? table, items, doing)
    doing.draft.subject = table.id
    return doing.says.length === 0 ? undefined : doing.reading
  },
}

/** Whether people log in, or are one of the kinds of users, and nothing is kept of them besides. */
function areAccounts(words: string, draft: Draft): boolean {
  const plain = plainWords(words)
  if (draft.table(plain) !== undefined) return false
  const all = plain.split(' ')
  const forms = [singularOf, pluralOf].map((form) => [...all.slice(0, -1), form(all.at(-1) ?? '')])
  const who = `\\b(?:${forms.map((form) => asPattern(form.join(' '))).join('|')})`
  const has = (pattern: string): boolean => new RegExp(who + pattern, 'u').test(draft.prompt)
  const isUser =
    draft.roles().some((role) => sameThing(role, plain)) ||
    has(String.raw`\s+(?:(?:can|must|should|also)\s+)*(?:log|sign)s?\s(?:in|on|up)\b`)
  return (
    isUser &&
    !has(
      String.raw`\s*(?:[:(]|\s-\s|(?:have|has|with)\s+(?:an?|the)\s|have\s+(?:names?|phone|e-?mail)\b)`,
    )
  )
}
