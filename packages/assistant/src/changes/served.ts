import type { Recipe } from '../recipe.ts'

const WHAT = String.raw`(?:pagination|paging|paginated lists?|sorting|filtering|page numbers|page sizes)`
const SERVED: readonly RegExp[] = [
  String.raw`^(?:(?:we|i|you|they)\s+(?:also\s+)?(?:want|need|would like|have)\s+|add|implement|enable|support|introduce|include|provide|offer|turn on|switch on)\s*(?:some\s+|the\s+)?${WHAT}(?:\s*(?:,|and|&)\s*${WHAT})*(?:\s+(?:to|for|on|in|of)\s+(?:the\s+|all\s+)*(?:lists?\s+of\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?))?$`,
  String.raw`^(?:the\s+)?(?:lists?\s+of\s+)?(?<table>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:(?:should|must|has to|have to|needs? to)\s+)?(?:be|have|has|need|needs|get|gets|support|supports)\s+(?:${WHAT}|paginated|sortable|filterable)(?:\s*(?:,|and|&)\s*(?:${WHAT}|paginated|sortable|filterable))*$`,
].map((pattern) => new RegExp(pattern, 'iu'))

/** `add pagination to products`: what every list has, and no field. */
export const served: Recipe = {
  examples: ['add pagination to books'],
  read(clause, draft) {
    for (const pattern of SERVED) {
      const { table = '' } = pattern.exec(clause)?.groups ?? {}
      const words = table.replace(/\s+lists?$/i, '')
      const isList = /^(?:lists?|endpoints?|api|everything)?$/i.test(words)
      const node = isList ? undefined : draft.table(words)
      if (!pattern.test(clause) || (!isList && node === undefined)) continue
      const what = node === undefined ? 'Lists' : `Lists of ${node.name}`
      return {
        says: `${what} come in pages already, and callers filter and sort them.`,
        commands: [],
      }
    }
    return undefined
  },
}
