import { named } from '../fields-of.ts'
import type { Ambiguity } from './doubt.ts'

const INSTEAD =
  /^(?:use|have|(?:the\s+)?(?<table>[\p{L}_]+)\s+(?:should\s+|must\s+|will\s+)?have)\s+(?:an?\s+|the\s+)?(?<new>[\p{L}_]+(?:\s[\p{L}_]+)?)\s+(?:instead of|rather than|in place of|not)\s+(?:an?\s+|the\s+)?(?<old>[\p{L}_]+(?:\s[\p{L}_]+)?)$/iu

/** “A cost instead of a price”: the same by another name, or something else. */
export const renamedOrNew: Ambiguity = {
  examples: [
    { before: 'add lamps with title and price', phrase: 'lamps have a cost instead of a price' },
    { before: 'add lamps with title and price', phrase: 'use cost instead of price' },
  ],
  find(phrase, { draft }) {
    const { table, new: added, old } = INSTEAD.exec(phrase.trim())?.groups ?? {}
    if (added === undefined || old === undefined) return undefined
    const wanted = old.toLowerCase().replaceAll(/[\s_]/g, '')
    const tables = table === undefined ? draft.playing('rows') : [draft.table(table)]
    const holder = tables.find(
      (one) =>
        one &&
        named(one, 'fields').some(({ name }) => name.replaceAll('_', '').toLowerCase() === wanted),
    )
    if (holder === undefined) return undefined
    const { name, id } = holder
    return {
      id: `instead:${id}-${wanted}`,
      text: `Is ${added} another name for the ${old} of ${name}?`,
      meanings: [
        {
          id: 'rename',
          says: 'Yes: what rows hold in it stays',
          wording: [`rename ${old} of ${name} to ${added}`],
        },
        {
          id: 'new',
          says: `No: ${old} goes, with what rows hold in it, and ${added} begins empty`,
          wording: [`remove ${old} from ${name}`, `add ${added} to ${name}`],
        },
        {
          id: 'both',
          says: `No: ${added} comes beside it`,
          wording: [`add ${added} to ${name}`],
        },
      ],
      first: 'rename',
    }
  },
}
