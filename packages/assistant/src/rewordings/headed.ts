import type { Rewording } from './rewording.ts'

const DOES =
  /^(?:has|have|is|are|can|cannot|can't|may|must|should|shall|will|belongs?|needs?|gets?|contains?|consists?|only|never|always)\b/i

/** What stands below a heading, said of what that names. */
export const headed: Rewording = {
  examples: {},
  of(phrase, draft) {
    const { heading } = draft
    if (heading === undefined || heading.toLowerCase() === phrase.toLowerCase()) return undefined
    const isWho = draft.isPerson(heading) || draft.isPersonWord(heading)
    if (!isWho && draft.table(heading) === undefined) return undefined
    if (DOES.test(phrase)) return { clauses: [`${heading} ${phrase}`] }
    return { clauses: [isWho ? `${heading} can ${phrase}` : `${heading}: ${phrase}`] }
  },
}
