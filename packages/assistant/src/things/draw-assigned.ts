import { named } from '../fields-of.ts'
import { acts } from '../people/act-clause.ts'
import { access } from '../people/access.ts'
import type { Recipe } from '../recipe.ts'
import { isSingle, plainWords } from '../words.ts'
import { Doing } from './doing.ts'
import { relate } from './relate-tables.ts'
import { tableFor } from './table-for.ts'

const NOUN = String.raw`[\p{L}-]+(?:\s(?!(?:in|into|to|onto|on|with|under)\b)[\p{L}-]+)?`
const PUT = new RegExp(
  String.raw`^(?:[^:,]{2,40}?\s+)?(?:puts?|assigns?|adds?|links?|attach(?:es)?|places?|loads?|packs?|sorts?|files?|groups?|allocates?|ties?|connects?)\s+(?:(?:the|an?|one|several|many|some|their|our)\s+)*(?<what>${NOUN})\s+(?:in|into|to|onto|on|with|under)\s+(?:(?<one>an?|one|the|each|its|their)|(?<many>several|many|multiple|different))\s+(?<where>${NOUN})$`,
  'iu',
)

/** “The staff put pieces into a firing” tells who may, and what the pieces have to do with firings. */
export const drawAssigned: Recipe = {
  examples: [],
  read(clause, draft) {
    const { what = '', where = '', many } = PUT.exec(clause)?.groups ?? {}
    if (!draft.isThing(what) || !draft.isThing(where) || draft.isPerson(what)) return undefined
    if (many === undefined && !isSingle(plainWords(where))) return undefined
    const doing = new Doing(draft)
    const [part, whole] = [tableFor(what, doing), tableFor(where, doing)]
    if (part === undefined || whole === undefined || part.id === whole.id) return undefined
    const isRelated = [
      ...named(part, 'relations').filter(({ target }) => target === whole.id),
      ...named(whole, 'relations').filter(({ target }) => target === part.id),
    ]
    // What was there before this prompt is related as it is.
    const isOld = draft.table(what) !== undefined && !draft.fresh.has(part.id)
    if (isRelated.length > 0 || isOld) return undefined
    const how = many === undefined ? 'one' : 'many'
    if (!relate(part, whole, { how, target: where, isOptional: true }, doing)) return undefined
    const rule = acts.read(clause, doing.draft) ?? access.read(clause, doing.draft)
    if (rule !== undefined && 'says' in rule) doing.do(rule.says, rule.commands)
    doing.draft.subject = part.id
    return doing.reading
  },
}
