import type { Node } from '@drawbridge/manifest'
import type { Ambiguity, Around } from './doubt.ts'
import { nameInWords } from '../words.ts'
import { saidAs } from './said-as.ts'

const CLEAR =
  /\b(?:own|their|his|her|its|my|mine|theirs|all|any|every|each|others?|everybody's|only|public)\b/iu

/** “Members can edit recipes”: each those of all others, too? */
export const ownOrAll: Ambiguity = {
  examples: [
    { before: 'add recipes with title', phrase: 'members can edit recipes' },
    { before: 'add order items with quantity', phrase: 'members can edit order items' },
  ],
  find(phrase, around) {
    const said =
      /^(?<who>[\p{L}\s]{3,30}?)\s+(?:can|may|are allowed to|are able to)\s+(?<does>.+)$/iu
    const { who, does } = said.exec(phrase)?.groups ?? {}
    if (who === undefined || does === undefined || CLEAR.test(phrase)) return undefined
    const table = openedIn(phrase, around)
    if (table === undefined) return undefined
    const name = nameInWords(table.name)
    return {
      id: `own:${table.name}`,
      text: `Whose ${name} may ${who.toLowerCase()} change?`,
      meanings: [
        { id: 'all', says: 'Those of everybody', wording: [phrase] },
        {
          id: 'own',
          says: 'Only their own',
          wording: [phrase.replace(saidAs(table), `their own ${name}`)],
        },
      ],
    }
  },
}

/** The table of which whoever is signed in would change every row. */
function openedIn(phrase: string, { tried }: Around): Node | undefined {
  const { draft, phrases } = tried([phrase])
  const command = phrases
    .flatMap(({ commands }) => commands)
    .find(
      (one) =>
        one.type === 'setSetting' &&
        one.path[0] === 'access' &&
        /^(?:update|delete)$/.test(String(one.path[1])) &&
        JSON.stringify(one.value) === '["signedIn"]',
    )
  if (command?.type !== 'setSetting') return undefined
  return draft.playing('rows').find(({ id }) => id === command.id)
}
