import type { Ambiguity, Around } from './doubt.ts'

const CLEAR =
  /\b(?:own|their|his|her|its|my|mine|theirs|all|any|every|each|others?|everybody's|only|public)\b/iu

/** “Members can edit recipes”: each those of all others, too? */
export const ownOrAll: Ambiguity = {
  examples: [{ before: 'add recipes with title', phrase: 'members can edit recipes' }],
  find(phrase, around) {
    const said =
      /^(?<who>[\p{L}\s]{3,30}?)\s+(?:can|may|are allowed to|are able to)\s+(?<does>.+)$/iu
    const { who, does } = said.exec(phrase)?.groups ?? {}
    if (who === undefined || does === undefined || CLEAR.test(phrase)) return undefined
    const table = openedIn(phrase, around)
    if (table === undefined) return undefined
    const name = new RegExp(`\\b${table}\\b`, 'iu')
    return {
      id: `own:${table}`,
      text: `Whose ${table} may ${who.toLowerCase()} change?`,
      meanings: [
        { id: 'all', says: 'Those of everybody', wording: [phrase] },
        {
          id: 'own',
          says: 'Only their own',
          wording: [phrase.replace(name, `their own ${table}`)],
        },
      ],
    }
  },
}

/** The table of which whoever is signed in would change every row. */
function openedIn(phrase: string, { tried }: Around): string | undefined {
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
  return draft.playing('rows').find(({ id }) => id === command.id)?.name
}
