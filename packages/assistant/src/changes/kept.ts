import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { giveItems } from '../things/give.ts'

const KEPT =
  /^(?:deleted\s+(?<one>[\p{L}_]+)\s+(?:should|must|shall|are|can|may|have to|need to)\s+(?:be\s+)?(?:kept|restored|restorable|recoverable|only\s+hidden|not\s+(?:be\s+)?(?:lost|gone|really deleted))|(?:use|add|enable|turn on|with)\s+soft[- ]?delet\w*\s+(?:for|on|to|in)\s+(?:the\s+|all\s+)?(?<two>[\p{L}_ ]+)|(?<three>[\p{L}_]+)\s+(?:should|must|shall|are|can|may)\s+(?:only\s+)?(?:be\s+)?(?:soft[- ]?deleted|restored after|restorable|recoverable|undeleted)|soft[- ]?delete\s+(?:the\s+)?(?<four>[\p{L}_]+)|(?:keep|don't lose|do not lose)\s+(?:the\s+)?deleted\s+(?<five>[\p{L}_]+)|(?:keep|record|remember|track)\s+(?:when|the time)\s+(?<six>[\p{L}_]+)\s+(?:were|are|was)\s+(?:created|changed|made|updated).*)\b/iu

export const keepDeleted: Recipe = {
  examples: ['deleted books should be kept'],
  read(clause, draft) {
    const groups = KEPT.exec(clause)?.groups
    const words = groups && Object.values(groups).find((name) => name !== undefined)
    const table = words === undefined ? undefined : draft.table(words)
    if (table === undefined || groups === undefined) return undefined
    const doing = new Doing(draft)
    giveItems(table, groups['six'] === undefined ? 'soft delete' : 'timestamps', doing)
    return doing.reading
  },
}
