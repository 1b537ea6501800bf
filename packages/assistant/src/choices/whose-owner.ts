import { singularOf } from '@drawbridge/kinds/faces'
import { tableSaid } from '../deeds/table-said.ts'
import type { Ambiguity } from './doubt.ts'

/** What has an owner in life, whoever writes it down. */
const OWNED =
  /\b(?:pets?|dogs?|cats?|animals?|horses?|cars?|vehicles?|boats?|bikes?|bicycles?|propert(?:y|ies)|houses?|flats?|apartments?|buildings?|shops?|companies|company|restaurants?)\b/iu

/** “Pets have an owner”: whoever enters them, or somebody of whom more is kept. */
export const whoseOwner: Ambiguity = {
  examples: [{ phrase: 'add pets with name, species and an owner' }],
  find(phrase, { draft, tried }) {
    const said = /\b(?:an?\s+|the\s+)?owner\b/iu
    if (!OWNED.test(phrase) || !said.test(phrase) || draft.isThing('owners')) return undefined
    if (!/\b(?:with|has|have|needs?|keep)\b|:/iu.test(phrase)) return undefined
    const table = tableSaid(phrase, tried([phrase]).draft)
    if (table === undefined) return undefined
    const one = singularOf(table.name)
    const rest = phrase
      .replace(/,?\s+and\s+(?:an?\s+|the\s+)?owner\b/iu, '')
      .replace(/(?:an?\s+|the\s+)?\bowner\b\s*(?:,|and)\s*/iu, '')
    return {
      id: `owner:${table.id}`,
      text: `Who is the owner of a ${one}?`,
      meanings: [
        { id: 'maker', says: 'Whoever signs in and adds it', wording: [phrase] },
        {
          id: 'table',
          says: `Somebody of a table ${one}_owners`,
          // A row has an owner already, by that name.
          wording: [
            rest,
            `add a table ${one} owners with name`,
            `each ${one} belongs to a ${one} owner`,
          ],
        },
      ],
    }
  },
}
